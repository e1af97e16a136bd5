/** What happened to the money of an account: movements, statements, balances at an instant. */
@NullMarked
package io.corebank.query.movement;

import org.jspecify.annotations.NullMarked;
