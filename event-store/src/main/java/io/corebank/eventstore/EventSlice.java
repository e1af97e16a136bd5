package io.corebank.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events found on a stretch of the log.
 *
 * @param next where to look on, which may be worthwhile also when nothing was found here; null at the log's end
 */
public record EventSlice(List<StoredEvent> events, @Nullable Long next) {}
