package io.corebank.support.audit;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.support.security.Allowed;
import io.corebank.support.web.MalformedRequest;
import io.corebank.support.web.Times;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log, to read and to check. Nothing writes it from outside. */
@RestController
@RequestMapping("/api/v1/admin/audit")
class AuditController {

    private static final int LARGEST_PAGE = 1_000;

    /** A part of the log. Without {@code nextCursor} there is no more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<AuditEntry> items, @Nullable String nextCursor) {}

    private final AuditRows rows;
    private final AuditChain chain;

    AuditController(AuditRows rows) {
        this.rows = rows;
        this.chain = new AuditChain(rows);
    }

    /** Who did what, newest first, perhaps of one actor or one time only. */
    @GetMapping
    @Allowed({OPERATOR, AUDITOR})
    Page audit(
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new MalformedRequest("invalid-parameter", "limit is a number from 1 to " + LARGEST_PAGE + ".");
        }
        Instant begin = Times.storable("from", from, 0);
        Instant end = Times.storable("to", to, 1);
        List<AuditEntry> found = rows.find(cursor == null ? Long.MAX_VALUE : cursor, actor, begin, end, limit);
        boolean more = found.size() == limit;
        return new Page(found, more ? Long.toString(found.get(limit - 1).sequence()) : null);
    }

    /** Whether every line of the log follows from the one before, as it was written. */
    @GetMapping("/verify")
    @Allowed({OPERATOR, AUDITOR})
    AuditChain.Verdict verify() {
        return chain.verify();
    }
}
