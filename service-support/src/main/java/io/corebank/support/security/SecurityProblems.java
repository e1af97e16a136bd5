package io.corebank.support.security;

import io.corebank.support.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Tells callers that they are not let in. Why a token is worthless is for the log: it would help the next forger. */
final class SecurityProblems
        implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler, RequestRejectedHandler {

    private static final Logger log = LoggerFactory.getLogger(SecurityProblems.class);
    private static final String CHALLENGE = "Bearer realm=\"bank\"";

    private final Iterable<Refusals> refusals;

    /** @param refusals who is told of everybody who is not let in */
    SecurityProblems(Iterable<Refusals> refusals) {
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        refusals.forEach(told -> told.refused(request, null, 401));
        if (reason instanceof OAuth2AuthenticationException) {
            log.debug("Refused a token: {}", reason.getMessage());
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
            String detail = "The access token is not valid here. It may have expired.";
            Problems.write(request, response, 401, "unauthorized", "A valid token is needed", detail);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        String detail = "Send an access token in the header Authorization: Bearer.";
        Problems.write(request, response, 401, "unauthorized", "A token is needed", detail);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (!(reason instanceof AuthenticationServiceException)) {
            commence(request, response, reason);
            return;
        }
        log.warn("The issuer's keys cannot be had", reason);
        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        String detail = "The issuer of tokens cannot be reached. Nothing has happened.";
        Problems.write(request, response, 503, "issuer-unavailable", "Not available at the moment", detail);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        forbid(request, response);
    }

    /** The answer for a caller who is known, and not allowed. */
    void forbid(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = Caller.current();
        refusals.forEach(told -> told.refused(request, caller, 403));
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"insufficient_scope\"");
        String detail = "None of the token's roles allows this.";
        Problems.write(request, response, 403, "forbidden", "Not allowed", detail);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException reason)
            throws IOException {
        log.debug("Refused a request: {}", reason.getMessage());
        SecurityHeaders.WRITER.writeHeaders(request, response);
        String detail = "The address or a header of the request is malformed.";
        Problems.write(request, response, 400, "malformed-request", "The request is malformed", detail);
    }
}
