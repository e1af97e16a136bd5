/** Accounts as people look at them. */
@NullMarked
package io.corebank.query.account;

import org.jspecify.annotations.NullMarked;
