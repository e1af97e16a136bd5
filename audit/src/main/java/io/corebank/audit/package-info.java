/**
 * An audit of the bank from its log alone. It reads the events' JSON with code of its own and shares none with what
 * wrote them, so that no mistake can be made and overlooked in the same place.
 */
@NullMarked
package io.corebank.audit;

import org.jspecify.annotations.NullMarked;
