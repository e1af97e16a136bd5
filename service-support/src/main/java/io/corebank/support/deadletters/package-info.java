/** Events that could not be handled: who waits for them, and how to try them again. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.deadletters;
