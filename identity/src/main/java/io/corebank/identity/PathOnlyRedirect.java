package io.corebank.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.security.web.RedirectStrategy;

/**
 * Redirects to a path and query of this site alone: what is kept of a request has the scheme and port that it came
 * with, which are not the browser's where TLS ends in front of this process.
 */
final class PathOnlyRedirect implements RedirectStrategy {

    /** With all slashes that begin the path, since two of them would be followed by another host. */
    private static final Pattern SITE = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://[^/?#]*)?[/\\\\]*");

    @Override
    public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
        response.sendRedirect("/" + SITE.matcher(url).replaceFirst(""));
    }
}
