package io.corebank.eventstore.axon;

import io.corebank.eventstore.sample.OpenJar;
import io.corebank.eventstore.sample.PutIn;
import io.corebank.eventstore.sample.TakeOut;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/** One run of a process on a bad day. The same seed gives the same run, to the byte. */
final class Simulation {

    private static final int STEPS = 250;
    private static final int MOST_STEPS_TO_REST = 20_000;
    private static final int JARS = 4;

    private final Random random;
    private final SimulatedScheduler scheduler;
    private final SimulatedFaults faults;
    private final SimulatedLog log;
    private final SimulatedProcess process;
    private final SimulatedClient client;
    private final SimulatedRival rival;
    private final List<String> trace = new ArrayList<>();
    private final List<Long> streamed = new ArrayList<>();
    private long now = 1_700_000_000_000L;

    Simulation(long seed) {
        random = new Random(seed);
        SeededIdentifiers.seed(seed);
        Clock clock = ((InstantSource) this::tick).withZone(ZoneOffset.UTC);
        GenericEventMessage.clock = clock;
        scheduler = new SimulatedScheduler(random);
        faults = new SimulatedFaults(random, random.nextInt(3) * 0.1);
        log = new SimulatedLog(faults);
        process = new SimulatedProcess(log, scheduler, random, clock);
        client = new SimulatedClient(process, log, trace);
        rival = new SimulatedRival(log, faults, random);
    }

    /** The clock of a bad host: it jumps ahead, and back. */
    private Instant tick() {
        long step = random.nextInt(50) == 0 ? random.nextInt(140_000) - 70_000 : 1;
        if (step != 1) {
            faults.note(step > 0 ? SimulatedHappening.CLOCK_JUMPED_AHEAD : SimulatedHappening.CLOCK_JUMPED_BACK);
        }
        now += step;
        return Instant.ofEpochMilli(now);
    }

    /** Runs with faults, then without until everything has come to rest. */
    List<String> run() {
        try (TrackingEventStream stream = process.store().openStream(null)) {
            for (int i = 0; i < STEPS; i++) {
                step(stream);
            }
            faults.end();
            rest(stream);
            probe(stream);
        } finally {
            GenericEventMessage.clock = Clock.systemUTC();
            SeededIdentifiers.stop();
        }
        log.rows()
                .forEach(row -> trace.add(row.position() + " " + row.aggregateId() + "/" + row.sequence() + " "
                        + row.eventId() + " " + row.atMicros() + " "
                        + new String(row.payload(), StandardCharsets.UTF_8) + " "
                        + HexFormat.of().formatHex(row.hash())));
        client.calls().forEach(call -> faults.note(call.happening()));
        return trace;
    }

    private void step(TrackingEventStream stream) {
        switch (random.nextInt(10)) {
            case 0, 1 -> client.send(command());
            case 2 -> resend();
            case 3, 4 -> process.turn();
            case 5 -> read(stream);
            case 6 -> interfere();
            default -> scheduler.step();
        }
    }

    private void resend() {
        if (random.nextInt(3) == 0) {
            client.sendAgain(random.nextInt(1_000));
        }
    }

    private void interfere() {
        if (faults.mayHappen(0.1)) {
            rival.takeOver(jar());
            trace.add("rival");
        } else if (faults.mayHappen(0.05)) {
            rival.writeByHand();
            trace.add("hand");
        }
    }

    private Object command() {
        return switch (random.nextInt(6)) {
            case 0 -> new OpenJar(jar());
            case 1, 2 -> new TakeOut(jar(), 1 + random.nextInt(8));
            default -> new PutIn(jar(), 1 + random.nextInt(15));
        };
    }

    private String jar() {
        return "jar-" + random.nextInt(JARS);
    }

    private void read(TrackingEventStream stream) {
        for (int i = random.nextInt(4); i > 0 && stream.hasNextAvailable(); i--) {
            readNext(stream);
        }
    }

    private void readNext(TrackingEventStream stream) {
        try {
            TrackedEventMessage<?> event = stream.nextAvailable();
            streamed.add(event.trackingToken().position().orElseThrow());
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void rest(TrackingEventStream stream) {
        for (int i = 0; i < MOST_STEPS_TO_REST; i++) {
            process.turn();
            boolean busy = scheduler.step();
            if (!busy && process.isWriting() && client.calls().stream().allMatch(call -> call.answers > 0)) {
                process.turn();
                while (stream.hasNextAvailable()) {
                    readNext(stream);
                }
                return;
            }
        }
        throw new AssertionError("Something is not answered");
    }

    /** With the faults gone, every jar must be of use at once. What was written by hand shows with the next write. */
    private void probe(TrackingEventStream stream) {
        int before = client.calls().size();
        client.send(new OpenJar("jar-of-the-last-day"));
        for (int jar = 0; jar < JARS; jar++) {
            if (log.lastSequenceOf("jar-" + jar).isPresent()) {
                client.send(new PutIn("jar-" + jar, 1));
            }
        }
        rest(stream);
        client.calls().subList(before, client.calls().size()).forEach(call -> {
            if (!call.outcome().contains("@")) {
                throw new AssertionError(call.command + " was answered with " + call.outcome());
            }
        });
    }

    Map<SimulatedHappening, Long> tally() {
        return faults.tally();
    }

    SimulatedLog log() {
        return log;
    }

    SimulatedClient client() {
        return client;
    }

    List<Long> streamed() {
        return streamed;
    }
}
