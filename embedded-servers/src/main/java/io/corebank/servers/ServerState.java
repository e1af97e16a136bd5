package io.corebank.servers;

import org.jspecify.annotations.Nullable;

/** What a server is doing now; {@code reason} says in one sentence why it is not up. */
public record ServerState(Phase phase, @Nullable String reason) {

    /** The life of a server. {@code DOWN} is temporary: the supervisor is restarting it. */
    public enum Phase {
        NEW,
        STARTING,
        UP,
        DOWN,
        STOPPED
    }

    static ServerState of(Phase phase) {
        return new ServerState(phase, null);
    }

    /** Whether the server answers requests, as far as the supervisor knows. */
    public boolean isUp() {
        return phase == Phase.UP;
    }
}
