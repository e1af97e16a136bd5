package io.corebank.eventstore.commit;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps from the committer whatever goes wrong in those who only listen to it. */
final class QuietListener implements CommitListener {

    private static final Logger LOGGER = LoggerFactory.getLogger(QuietListener.class);

    private final CommitListener listener;

    QuietListener(CommitListener listener) {
        this.listener = listener;
    }

    @Override
    public void committed(List<LoggedEvent> events) {
        quietly(() -> listener.committed(events));
    }

    @Override
    public void poisoned(Set<String> aggregateIds) {
        quietly(() -> listener.poisoned(aggregateIds));
    }

    @Override
    public void movedTo(long head) {
        quietly(() -> listener.movedTo(head));
    }

    @Override
    public void tookOver(long head) {
        quietly(() -> listener.tookOver(head));
    }

    @Override
    public void lostWriting() {
        quietly(listener::lostWriting);
    }

    /** Runs what somebody else has written. */
    static void quietly(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable e) {
            LOGGER.error("A listener of the log failed. The log itself is not affected.", e);
        }
    }
}
