package io.corebank.support.inspect;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import io.corebank.eventstore.ChainVerification;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.StoredEvent;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import io.corebank.support.web.MalformedRequest;
import io.corebank.support.web.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Any aggregate as its events tell it: the state at any point, the events themselves, and whether they are untouched.
 */
@RestController
@RequestMapping("/api/v1/admin/aggregates/{aggregateId}")
class AggregateController {

    private static final int LARGEST_PAGE = 1_000;

    private final AggregateInspector inspector;
    private final EventLog log;

    AggregateController(AggregateInspector inspector, EventLog log) {
        this.inspector = inspector;
        this.log = log;
    }

    /** The state after the event with this sequence, or at this instant, or now. */
    @GetMapping
    @Allowed({OPERATOR, AUDITOR})
    RebuiltAggregate rebuild(
            @PathVariable String aggregateId,
            @RequestParam @Nullable Long sequence,
            @RequestParam @Nullable String at) {
        if (sequence != null && at != null) {
            throw new MalformedRequest("malformed-request", "Ask by sequence or by instant, not by both");
        }
        if (sequence != null && sequence < 0) {
            throw new MalformedRequest("invalid-parameter", "sequence is not negative.");
        }
        RebuiltAggregate rebuilt =
                inspector.rebuild(aggregateId, new PointInStream(sequence, Times.storable("at", at, 1)));
        if (sequence != null && rebuilt.sequence() < sequence) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "The last event of this aggregate has the sequence " + rebuilt.sequence());
        }
        return rebuilt;
    }

    /** The stored events from a sequence on, in order. */
    @GetMapping("/events")
    @Allowed({OPERATOR, AUDITOR})
    LoggedEventView.Page events(
            @PathVariable String aggregateId,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        if (cursor < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new MalformedRequest(
                    "malformed-request", "A page has 1 to 1000 events, and its cursor is not negative");
        }
        List<StoredEvent> events = log.ofAggregate(aggregateId, cursor, limit);
        if (events.isEmpty() && cursor == 0) {
            throw new UnknownAggregate();
        }
        return new LoggedEventView.Page(
                events.stream().map(event -> LoggedEventView.of(event, caller)).toList(),
                events.size() < limit
                        ? null
                        : Long.toString(events.get(limit - 1).sequence() + 1));
    }

    /** Whether the chain of hashes over the aggregate's events is unbroken; nothing is not an unbroken chain. */
    @GetMapping("/verify")
    @Allowed({OPERATOR, AUDITOR})
    ChainVerification verify(@PathVariable String aggregateId) {
        ChainVerification verification = log.verify(aggregateId);
        if (verification.intact() && verification.events() == 0) {
            throw new UnknownAggregate();
        }
        return verification;
    }
}
