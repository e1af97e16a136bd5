package io.corebank.eventstore.axon;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Events read from the log for a stream, and the position up to which the log has been read for them. */
record TailPage(List<TrackedEventMessage<?>> events, long reached) {}
