package io.corebank.support.audit;

import io.corebank.support.security.Caller;
import io.corebank.support.security.Refusals;
import io.corebank.support.security.Role;
import io.corebank.support.web.Correlation;
import io.corebank.support.web.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Decides what is written into the audit log: what operators change, whatever is changed under {@code /api/v1/admin} or
 * read there of persons, and every try at it that was refused.
 */
final class AuditLog implements Refusals {

    /** What is written before something is done. */
    static final String STARTED = "STARTED";

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
    private static final String ADMIN = "/api/v1/admin/";
    private static final String NOBODY = "-";

    private final AuditRows rows;
    private final RefusalBudget budget;

    AuditLog(AuditRows rows, RefusalBudget budget) {
        this.rows = rows;
        this.budget = budget;
    }

    /** Whether the request changes something as an operator may, so that it is written down before it is done. */
    static boolean isAction(HttpServletRequest request, Caller caller) {
        return !isReading(request) && (isAdmin(request) || caller.has(Role.OPERATOR));
    }

    /** Whether the request reads what is kept about persons, or any aggregate or event. */
    static boolean isDisclosure(HttpServletRequest request) {
        String path = request.getRequestURI();
        return isReading(request)
                && (path.startsWith(ADMIN + "customers/")
                        || path.startsWith(ADMIN + "aggregates/")
                        || path.startsWith(ADMIN + "events"));
    }

    /**
     * Writes a line, or refuses to go on.
     *
     * @throws Unavailable when it cannot be written: what cannot be accounted for is not done
     */
    void record(HttpServletRequest request, Caller caller, String result) {
        try {
            rows.append(draft(request, caller, result));
        } catch (DataAccessException | TransactionException failure) {
            throw new Unavailable("audit-unavailable", "The audit log cannot be written at the moment.", failure);
        }
    }

    @Override
    public void refused(HttpServletRequest request, @Nullable Caller caller, int status) {
        if (!isAdmin(request) || !budget.allows()) {
            return;
        }
        try {
            rows.append(draft(request, caller, Integer.toString(status)));
        } catch (DataAccessException | TransactionException failure) {
            log.error("A refusal is missing from the audit log", failure);
        }
    }

    private static AuditEntry.Draft draft(HttpServletRequest request, @Nullable Caller caller, String result) {
        String roles = caller == null
                ? ""
                : caller.roles().stream().map(Role::claim).sorted().collect(Collectors.joining(","));
        return new AuditEntry.Draft(
                caller == null ? NOBODY : caller.subject(),
                roles,
                request.getMethod(),
                request.getRequestURI(),
                result,
                String.valueOf(request.getRemoteAddr()),
                Correlation.of(request));
    }

    private static boolean isAdmin(HttpServletRequest request) {
        return request.getRequestURI().startsWith(ADMIN);
    }

    private static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
