/** What every read shares: how recent it must be, and where its next page begins. */
@NullMarked
package io.corebank.query.reading;

import org.jspecify.annotations.NullMarked;
