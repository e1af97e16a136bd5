/** Transfers as people look at them, and how each went step by step. */
@NullMarked
package io.corebank.query.transfer;

import org.jspecify.annotations.NullMarked;
