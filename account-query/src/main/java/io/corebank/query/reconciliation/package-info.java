/** The bank looks at itself: whether what it shows is what its events say. */
@NullMarked
package io.corebank.query.reconciliation;

import org.jspecify.annotations.NullMarked;
