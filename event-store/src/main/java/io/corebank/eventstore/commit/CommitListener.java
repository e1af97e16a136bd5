package io.corebank.eventstore.commit;

import java.util.List;
import java.util.Set;

/** Hears on the committer's thread what becomes of the log; must be quick, and is not asked for its opinion. */
public interface CommitListener {

    /** These events are durable; the head of the log is the last one's position. */
    void committed(List<LoggedEvent> events);

    /** What is in memory of these aggregates rests on events that never became durable. */
    void poisoned(Set<String> aggregateIds);

    /** There are events in the log that this process did not write; the last one is here. */
    void movedTo(long head);

    /** This process has become the writer: nothing that it held in memory before counts any more. */
    void tookOver(long head);

    /** This process is the writer no more. */
    void lostWriting();
}
