package io.corebank.bench.lab;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An extension of tests that run on the Axon Server that {@code AXON_SERVER} names, which must be empty. No registry of
 * packages has one; without it they are skipped, loudly.
 */
public final class NeedsAxonServer implements BeforeAllCallback {

    private static final String AXON_SERVER = "AXON_SERVER";

    /** Where it is, as {@code host:port}. */
    public static String address() {
        return System.getenv(AXON_SERVER);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (address() == null) {
            String reason = context.getDisplayName() + " WAS SKIPPED: no Axon Server. Set " + AXON_SERVER
                    + "=host:port (and " + AxonServer.TOKEN + ") to run it; docs/distributed.md says how.";
            System.err.println("\n##### " + reason + " #####\n");
            abort(reason);
        }
    }
}
