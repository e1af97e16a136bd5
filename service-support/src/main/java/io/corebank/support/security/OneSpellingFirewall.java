package io.corebank.support.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Lets no path through that encodes a letter, a digit or one of {@code -._~}, which need no encoding (RFC 3986, section
 * 2.3). Routes are matched against the decoded path and consist of nothing else, so that whoever compares the path as
 * it came, such as a limit or the audit log, compares what is matched.
 */
final class OneSpellingFirewall extends StrictHttpFirewall {

    private static final int HEX = 16;

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        String path = request.getRequestURI();
        for (int at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
            if (isUnreserved(decoded(path, at))) {
                throw new RequestRejectedException("The path encodes what needs no encoding");
            }
        }
        return super.getFirewalledRequest(request);
    }

    /** The byte that is encoded there; -1 when none is. */
    private static int decoded(String path, int at) {
        if (at + 2 >= path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(at + 1), HEX);
        int low = Character.digit(path.charAt(at + 2), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }
}
