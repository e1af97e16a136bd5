package io.corebank.notifications;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** Failures of calls, in a few words for the delivery log; never what the other side wrote. */
final class Failures {

    private Failures() {}

    static String describe(Throwable failure) {
        Throwable cause = CheckedAddresses.causeOf(failure);
        if (cause instanceof ForbiddenAddress) {
            return "the address is not allowed";
        }
        if (cause instanceof UnknownHostException) {
            return "the host is unknown";
        }
        if (isTls(cause)) {
            return "no trusted TLS connection";
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        return cause instanceof ConnectException ? "no connection" : "the connection broke";
    }

    private static boolean isTls(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }
}
