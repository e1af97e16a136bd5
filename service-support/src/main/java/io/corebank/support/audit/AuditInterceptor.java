package io.corebank.support.audit;

import io.corebank.support.security.Caller;
import io.corebank.support.web.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerInterceptor;

/** Writes into the audit log what is about to be done, and afterwards what came of it. */
final class AuditInterceptor implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(AuditInterceptor.class);
    private static final String ACTOR = AuditInterceptor.class.getName();

    private final AuditLog audit;

    AuditInterceptor(AuditLog audit) {
        this.audit = audit;
    }

    /** Passes a request on once it is written down. A request comes here again when its answer is ready. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(ACTOR) != null) {
            return true;
        }
        Caller caller = Caller.current();
        if (AuditLog.isAction(request, caller)) {
            audit.record(request, caller, AuditLog.STARTED);
            request.setAttribute(ACTOR, caller);
        } else if (AuditLog.isDisclosure(request)) {
            request.setAttribute(ACTOR, caller);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (!(request.getAttribute(ACTOR) instanceof Caller caller)) {
            return;
        }
        try {
            audit.record(request, caller, failure == null ? Audited.resultOf(request, response) : "BROKEN_OFF");
        } catch (Unavailable unavailable) {
            log.error("A result is missing from the audit log", unavailable);
        }
    }
}
