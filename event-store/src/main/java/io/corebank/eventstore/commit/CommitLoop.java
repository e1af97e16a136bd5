package io.corebank.eventstore.commit;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The committer's thread. It sleeps while there is nothing to commit, but for a sign of life now and then. */
public final class CommitLoop implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(CommitLoop.class);
    private static final long SIGN_OF_LIFE_MILLIS = 2_000;
    private static final long RETRY_MILLIS = 500;

    private final Committer committer;
    private final Thread thread;
    private volatile boolean stopping;

    public CommitLoop(Committer committer) {
        this.committer = committer;
        this.thread = new Thread(this::run, "event-store-committer");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        long patience = 0;
        while (!stopping) {
            try {
                committer.turn(patience, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                stopping = true;
            } catch (Throwable e) {
                // An Error too: nobody else would ever answer those who wait.
                LOGGER.error("The committer failed in a way that it does not know", e);
            }
            patience = committer.isWriting() ? SIGN_OF_LIFE_MILLIS : RETRY_MILLIS;
        }
        Thread.interrupted();
        committer.finish();
    }

    /** Commits what is queued and gives up the right to write. */
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
