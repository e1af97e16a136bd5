/** What the movements say together: flows, largest ones, balances over time, who the money goes to. */
@NullMarked
package io.corebank.query.analytics;

import org.jspecify.annotations.NullMarked;
