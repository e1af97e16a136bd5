/** A command over HTTP happens at most once: keys, replays and unknown outcomes. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.operations;
