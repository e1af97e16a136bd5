package io.corebank.support.inspect;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import io.corebank.api.Identifiers;
import io.corebank.eventstore.EventFilter;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.EventSlice;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import io.corebank.support.web.MalformedRequest;
import io.corebank.support.web.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log of all events, for people. */
@RestController
@RequestMapping("/api/v1/admin/events")
class EventLogController {

    private static final int LARGEST_PAGE = 1_000;

    private final EventLog log;

    EventLogController(EventLog log) {
        this.log = log;
    }

    /**
     * Events of a type, an aggregate, a request or a time, newest first, or oldest first with {@code order=asc}. A page
     * may have few items or none and still a {@code nextCursor}, where the search goes on.
     */
    @GetMapping
    @Allowed({OPERATOR, AUDITOR})
    LoggedEventView.Page events(
            @RequestParam @Nullable String type,
            @RequestParam @Nullable String aggregateId,
            @RequestParam @Nullable String correlationId,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam(defaultValue = "desc") String order,
            @RequestParam @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        boolean upwards = order.equals("asc");
        check(upwards || order.equals("desc"), "order is asc or desc.");
        check(limit >= 1 && limit <= LARGEST_PAGE, "limit is a number from 1 to " + LARGEST_PAGE + ".");
        check(cursor == null || cursor > 0, "cursor is one that a list gave.");
        Instant begin = Times.storable("from", from, 0);
        Instant end = Times.storable("to", to, 1);
        EventSlice found = log.find(
                new EventFilter(
                        type,
                        aggregateId == null ? null : Identifiers.canonical(aggregateId),
                        correlationId,
                        begin,
                        end),
                cursor == null ? start(upwards) : cursor,
                upwards,
                limit);
        return new LoggedEventView.Page(
                found.events().stream()
                        .map(event -> LoggedEventView.of(event, caller))
                        .toList(),
                found.next() == null ? null : found.next().toString());
    }

    private long start(boolean upwards) {
        return upwards ? 1 : Math.max(1, log.head());
    }

    private static void check(boolean valid, String rule) {
        if (!valid) {
            throw new MalformedRequest("invalid-parameter", rule);
        }
    }
}
