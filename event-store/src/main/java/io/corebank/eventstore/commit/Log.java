package io.corebank.eventstore.commit;

import java.util.Optional;

/** Where the committer writes: the only thing that knows what the log is stored in, and the place to inject faults. */
public interface Log extends AutoCloseable {

    /** Tries to become the only writer; empty while another process is, or while the log is out of reach. */
    Optional<LogWriter> takeOver();

    @Override
    void close();
}
