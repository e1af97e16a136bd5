/** Four eyes: what one operator proposes is done when another one asks for the same. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.approvals;
