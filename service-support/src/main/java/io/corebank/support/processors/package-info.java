/** Looking at the event processors of this process, and steering them. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.processors;
