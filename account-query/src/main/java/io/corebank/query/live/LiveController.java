package io.corebank.query.live;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.eventstore.EventLog;
import io.corebank.query.transfer.Participants;
import io.corebank.support.openapi.Answers;
import io.corebank.support.operations.Completed;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import io.corebank.support.web.MalformedRequest;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Server-sent events, straight from the end of the log. */
@RestController
class LiveController {

    private static final String LAST_SEEN = "Last-Event-ID";
    private static final byte[] BEGINNING = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

    private final LiveStreams streams;
    private final Participants participants;
    private final EventLog log;

    LiveController(LiveStreams streams, Participants participants, EventLog log) {
        this.streams = streams;
        this.participants = participants;
        this.log = log;
    }

    /**
     * What happens to an account, from now on or from behind the event named by {@code Last-Event-ID}. Every event
     * comes once, with its position as id.
     */
    @GetMapping(path = "/api/v1/accounts/{accountId}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    @Answers(types = MediaType.TEXT_EVENT_STREAM_VALUE)
    void account(
            @PathVariable String accountId,
            @RequestHeader(name = LAST_SEEN, required = false) @Nullable String lastSeen,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        mustBeVisible(participants.ofAccount(accountId), caller, RefusalCode.ACCOUNT_NOT_FOUND);
        stream(accountId, lastSeen, request, response);
    }

    /** How a transfer gets on, from now on or from behind the event named by {@code Last-Event-ID}. */
    @GetMapping(path = "/api/v1/transfers/{transferId}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    @Answers(types = MediaType.TEXT_EVENT_STREAM_VALUE)
    void transfer(
            @PathVariable String transferId,
            @RequestHeader(name = LAST_SEEN, required = false) @Nullable String lastSeen,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        mustBeVisible(participants.ofTransfer(transferId), caller, RefusalCode.TRANSFER_NOT_FOUND);
        stream(transferId, lastSeen, request, response);
    }

    private static void mustBeVisible(Collection<String> customers, Caller caller, RefusalCode absence) {
        if (customers.stream().noneMatch(caller::mayActFor)) {
            throw new Refusal(absence);
        }
    }

    /** The headers are sent on the request's own thread, so that nobody else writes while a filter may still do so. */
    private void stream(
            String aggregateId, @Nullable String lastSeen, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Long seen = positionIn(lastSeen);
        streams.admit();
        long head = log.head();
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(Completed.POSITION_HEADER, Long.toString(head));
        if (!request.getMethod().equals("GET")) {
            return;
        }
        response.getOutputStream().write(BEGINNING);
        response.flushBuffer();
        streams.stream(aggregateId, seen == null ? head : Math.min(seen, head), TokenLife.end(), (buffer, onEnd) -> {
            ServletConnection connection = new ServletConnection(request.startAsync(), output(response), buffer, onEnd);
            connection.begin();
            return connection;
        });
    }

    private static ServletOutputStream output(HttpServletResponse response) {
        try {
            return response.getOutputStream();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static @Nullable Long positionIn(@Nullable String lastSeen) {
        if (lastSeen == null || lastSeen.isEmpty()) {
            return null;
        }
        if (!lastSeen.matches("[0-9]{1,18}")) {
            throw new MalformedRequest("malformed-position", LAST_SEEN + " is the id of an event that a stream gave.");
        }
        return Long.parseLong(lastSeen);
    }
}
