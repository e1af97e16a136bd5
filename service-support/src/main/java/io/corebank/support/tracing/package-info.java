/** One trace of a request through HTTP, commands, events, sagas and projections, sent to whoever collects them. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.tracing;
