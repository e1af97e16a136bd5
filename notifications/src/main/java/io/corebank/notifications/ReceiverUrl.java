package io.corebank.notifications;

import io.corebank.api.InvalidValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The address of a receiver: https, or http to this very machine. */
record ReceiverUrl(URI uri) {

    private static final int LONGEST = 2_000;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /**
     * Reads what a caller wrote.
     *
     * @throws InvalidValue when it is no such address
     */
    static ReceiverUrl of(String text) {
        URI uri = parsed(text);
        String host = uri.getHost();
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new InvalidValue("url", "An address has a host, and neither a user nor a fragment");
        }
        if (uri.getPort() == 0 || uri.getPort() > LARGEST_PORT) {
            throw new InvalidValue("url", "A port is from 1 to " + LARGEST_PORT);
        }
        boolean local = LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
        if (!scheme.equals("https") && !(scheme.equals("http") && local)) {
            throw new InvalidValue("url", "An address begins with https://, or with http:// on this machine");
        }
        return new ReceiverUrl(uri);
    }

    String host() {
        return uri.getHost();
    }

    private static URI parsed(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidValue("url", "An address has at most " + LONGEST + " characters");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new InvalidValue("url", "This is not an address", malformed);
        }
    }
}
