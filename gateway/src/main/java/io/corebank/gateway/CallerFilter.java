package io.corebank.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what no service would let in, and who asks for too much. What it lets through proves nothing to a service.
 */
final class CallerFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(CallerFilter.class);
    private static final String API = "/api/";
    private static final String CALLER = CallerFilter.class.getName();
    private static final String CHALLENGE = "Bearer realm=\"bank\"";

    private final EdgeTokens tokens;
    private final EdgeLimit limit;

    CallerFilter(EdgeTokens tokens, EdgeLimit limit) {
        this.tokens = tokens;
        this.limit = limit;
    }

    /** The console, the issuer, the document and health are for everybody. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !needsToken(request);
    }

    static boolean needsToken(HttpServletRequest request) {
        return request.getRequestURI().startsWith(API);
    }

    /** Whose token it is; nobody's while the issuer's keys cannot be had. */
    static String callerOf(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getAttribute(CALLER), "").toString();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> token = EdgeTokens.in(request);
        if (token.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            Problem.NO_TOKEN.write(response, EdgeFilter.correlationOf(request));
            return;
        }
        try {
            String subject = tokens.subjectOf(token.get());
            request.setAttribute(CALLER, subject);
            long wait = limit.count(subject, response);
            if (wait > 0) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
                Problem.TOO_MANY.write(response, EdgeFilter.correlationOf(request));
                return;
            }
        } catch (EdgeTokens.Worthless worthless) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
            Problem.BAD_TOKEN.write(response, EdgeFilter.correlationOf(request));
            return;
        } catch (EdgeTokens.KeysAway unknown) {
            log.debug("The issuer's keys cannot be had; the services decide");
        }
        chain.doFilter(request, response);
    }
}
