package io.corebank.query.rebuild;

import io.corebank.query.elastic.IndexSwitch;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Assembler;
import io.corebank.query.projection.ProjectionFailures;
import io.corebank.query.rebuild.BuiltIndex.State;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one index up to date beside the live one, compares it with the log, and swaps the two. */
final class Rebuild implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final long CLOSE_ENOUGH = 1_000;
    private static final long PAUSE_MILLIS = 500;

    private final RebuildTools tools;
    private final BooleanSupplier mayGoOn;
    private final LongSupplier livePosition;
    private final Filling filling;

    /**
     * @param mayGoOn whether this process still runs and still feeds the projection
     * @param livePosition where the live index is, once nobody writes to it
     */
    Rebuild(RebuildTools tools, BuiltIndex state, BooleanSupplier mayGoOn, LongSupplier livePosition) {
        this.tools = tools;
        this.filling = new Filling(tools, state, mayGoOn);
        this.mayGoOn = mayGoOn;
        this.livePosition = livePosition;
    }

    @Override
    public void run() {
        try {
            while (mayGoOn.getAsBoolean() && !attempt()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stop) {
            log.info("The rebuild of {} stops at position {} and goes on later", state().index(), state().position());
        } catch (RuntimeException failure) {
            log.error("The rebuild of {} is given up", state().index(), failure);
            tools.indices().save(state().failed(failure.getClass().getSimpleName() + ": " + failure.getMessage()));
        }
    }

    /** Answers whether it is done; not, while the infrastructure asks for patience. */
    private boolean attempt() {
        try {
            return build();
        } catch (RuntimeException failure) {
            if (!ProjectionFailures.isPassing(failure)) {
                throw failure;
            }
            log.info("The rebuild of {} waits: {}", state().index(), failure.toString());
            return false;
        }
    }

    private BuiltIndex state() {
        return filling.state();
    }

    private boolean build() {
        IndexSwitch elasticsearch = tools.elasticsearch();
        Projection projection = state().projection();
        String index = state().index();
        if (elasticsearch.live(projection).filter(index::equals).isPresent()) {
            BuiltIndex before = tools.indices().latest(projection, State.LIVE).orElse(state());
            return alone(() -> settle(before));
        }
        if (filling.hasUnknownGaps()) {
            elasticsearch.drop(index);
        }
        if (elasticsearch.prepare(projection, index)) {
            filling.restart();
        }
        Assembler<?> assembler = tools.projections().shadow(projection, elasticsearch.buildAlias(projection));
        // Once at least: whoever was at it before may have written more than was noted.
        do {
            filling.upTo(tools.log().head(), assembler);
        } while (mayGoOn.getAsBoolean() && tools.log().head() - state().position() > CLOSE_ENOUGH);
        if (!mayGoOn.getAsBoolean()) {
            return false;
        }
        verify();
        return alone(() -> takeOver(assembler));
    }

    /** Does something while this process writes nothing else to the live index; answers whether it could. */
    private boolean alone(BooleanSupplier work) {
        boolean[] done = new boolean[1];
        tools.projections().exclusively(state().projection(), () -> done[0] = work.getAsBoolean());
        return done[0];
    }

    /** The index holds as many documents as the log says, and in the versions that the log says. */
    private void verify() {
        tools.elasticsearch().refresh(state().index());
        IndexScan.Sum found =
                tools.scan().of(state().index(), tools.projections().assembly(state().projection()));
        if (found.documents() != state().documents() || found.checksum() != state().checksum()) {
            throw new IllegalStateException("The index has " + found.documents() + " documents with the checksum "
                    + Long.toHexString(found.checksum()) + ", but the log says " + state().documents() + " with "
                    + Long.toHexString(state().checksum()));
        }
    }

    /** Runs while this process does not write to the live index. */
    private boolean takeOver(Assembler<?> assembler) {
        long live = livePosition.getAsLong();
        if (!filling.upTo(live, assembler)) {
            return false;
        }
        Projection projection = state().projection();
        if (!filling.leftOutStillWaits()) {
            throw new IllegalStateException("Dead letters were handled meanwhile, whose events are not in the index");
        }
        tools.elasticsearch().refresh(state().index());
        long documents = tools.scan().count(state().index());
        if (documents != state().documents()) {
            throw new IllegalStateException(
                    "The index has " + documents + " documents in the end, but the log says " + state().documents());
        }
        String before = tools.elasticsearch().live(projection).orElse(state().index());
        tools.elasticsearch().publish(projection, state().index());
        return settle(filling.notBeyond(live).named(before));
    }

    /**
     * Adds what came meanwhile to the new live index. A process that has taken the projection over, unnoticed because
     * this one stood still, may have written to the index before until it was replaced.
     */
    private boolean settle(BuiltIndex before) {
        Projection projection = state().projection();
        String alias = tools.elasticsearch().liveAlias(projection);
        if (!filling.upTo(tools.log().head(), tools.projections().shadow(projection, alias))) {
            return false;
        }
        tools.elasticsearch().refresh(state().index());
        tools.projections().switched(projection);
        tools.indices().published(state(), before).forEach(outdated -> tools.elasticsearch()
                .drop(outdated.index()));
        log.info("{} reads from {} now, up to position {}", projection.group(), state().index(), state().position());
        return true;
    }
}
