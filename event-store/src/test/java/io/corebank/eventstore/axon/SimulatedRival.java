package io.corebank.eventstore.axon;

import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.NewEvent;
import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.commit.StreamHead;
import io.corebank.eventstore.sample.JarOpened;
import io.corebank.eventstore.sample.MarblesMoved;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** Another process that takes the right to write away for a while, and uses it. */
final class SimulatedRival {

    private final SimulatedLog log;
    private final SimulatedFaults faults;
    private final Random random;

    SimulatedRival(SimulatedLog log, SimulatedFaults faults, Random random) {
        this.log = log;
        this.faults = faults;
        this.random = random;
    }

    /** Takes over, and puts a marble into the jar if there is one. */
    void takeOver(String jar) {
        log.passOver();
        faults.note(SimulatedHappening.PASSED_OVER);
        faults.standByFor(random.nextInt(4));
        List<StoredRow> stream = log.ofAggregate(jar, 0, Integer.MAX_VALUE);
        if (stream.isEmpty()) {
            return;
        }
        StoredRow last = stream.get(stream.size() - 1);
        MarblesMoved event = new MarblesMoved(jar, 1, Jars.contentAfter(last) + 1);
        NewEvent made = EventSerialization.serialize(
                new GenericDomainEventMessage<>("Jar", jar, last.sequence() + 1, event), SimulatedProcess.SERIALIZER);
        byte[] hash = HashChain.next(new StreamHead(last.sequence(), last.hash()).hash(), made.contentHash());
        append(last.sequence() + 1, made, hash);
    }

    /** Somebody with a SQL console: an event of a stream of its own, past every fence. */
    void writeByHand() {
        String jar = "foreign-" + log.head();
        NewEvent made = EventSerialization.serialize(
                new GenericDomainEventMessage<>("Jar", jar, 0, new JarOpened(jar)), SimulatedProcess.SERIALIZER);
        append(0, made, HashChain.next(StreamHead.EMPTY.hash(), made.contentHash()));
    }

    private void append(long sequence, NewEvent made, byte[] hash) {
        log.append(new StoredRow(
                log.head() + 1,
                HashChain.microsOf(made.at()),
                sequence,
                made.type(),
                made.aggregateId(),
                made.eventId(),
                hash,
                made.payload(),
                made.metaData()));
    }
}
