/** The bank's own books: every event of money as an entry of double-entry bookkeeping. */
@NullMarked
package io.corebank.query.ledger;

import org.jspecify.annotations.NullMarked;
