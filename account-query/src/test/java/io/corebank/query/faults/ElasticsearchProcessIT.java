package io.corebank.query.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.json.JsonData;
import io.corebank.query.elastic.Projection;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What happens to a real Elasticsearch: it dies, stands still, loses its indices, fills its disk. Whoever reads
 * meanwhile is answered rightly or asked for patience, and afterwards every document is what the events say.
 */
class ElasticsearchProcessIT extends FaultsIT {

    /** How long it stands still or is full, after the read side has noticed; 65 s in the long form. */
    private static final Duration PAUSE = Duration.parse(System.getProperty("faults.pause", "PT1S"));

    private static final int ENOUGH = 40;

    @Test
    void goesOnAfterElasticsearchWasKilled() throws IOException {
        try (Traffic traffic = traffic()) {
            await().atMost(RECOVERY).until(() -> traffic.moves() > ENOUGH);
            long killed = SERVER.pid().orElseThrow();
            signal("KILL", killed);
            awaitFailure("ElasticsearchStalled", Projection.MOVEMENTS);
            await().atMost(RECOVERY)
                    .until(() -> SERVER.pid().filter(pid -> pid != killed).isPresent());
            awaitAnswersAgain(traffic);
        }
        assertSound();
    }

    @Test
    void goesOnAfterElasticsearchStoodStill() throws IOException {
        try (Traffic traffic = traffic()) {
            await().atMost(RECOVERY).until(() -> traffic.answered() > ENOUGH);
            long pid = SERVER.pid().orElseThrow();
            signal("STOP", pid);
            try {
                awaitFailure("ElasticsearchStalled", Projection.MOVEMENTS);
                int moves = traffic.moves();
                awaitPause();
                assertThat(traffic.moves()).as("writing goes on").isGreaterThan(moves);
            } finally {
                signal("CONT", pid);
            }
            awaitAnswersAgain(traffic);
        }
        assertSound();
    }

    @Test
    void fillsIndicesAgainThatAreDeletedUnderLoad() throws IOException {
        try (Traffic traffic = traffic()) {
            for (Projection projection : Projection.values()) {
                int before = traffic.moves();
                await().atMost(RECOVERY).until(() -> traffic.moves() > before + ENOUGH);
                String live = indices.live(projection).orElseThrow();
                elasticsearch.indices().delete(index -> index.index(live));
            }
            await().atMost(RECOVERY).until(() -> {
                for (Projection projection : Projection.values()) {
                    if (indices.live(projection).isEmpty()) {
                        return false;
                    }
                }
                return true;
            });
            awaitAnswersAgain(traffic);
        }
        assertSound();
    }

    /** Elasticsearch looks at its disk every ten seconds, blocks every index, and lifts the blocks by itself. */
    @Test
    void waitsWhileTheDiskIsFull() throws IOException {
        try (Traffic traffic = traffic()) {
            await().atMost(RECOVERY).until(() -> traffic.moves() > ENOUGH);
            watermarks("900tb", "899tb", "898tb");
            awaitFailure("cluster_block_exception", Projection.MOVEMENTS);
            awaitFailure("cluster_block_exception", Projection.ACCOUNTS);
            long position = projections.progress(Projection.MOVEMENTS).position();
            awaitPause();
            assertThat(projections.progress(Projection.MOVEMENTS).position()).isEqualTo(position);
            watermarks("512mb", "384mb", "256mb");
            awaitAnswersAgain(traffic);
        }
        assertSound();
    }

    private static void awaitPause() {
        long end = System.nanoTime() + PAUSE.toNanos();
        await().atMost(PAUSE.plus(RECOVERY)).until(() -> System.nanoTime() > end);
    }

    private static void awaitAnswersAgain(Traffic traffic) {
        int before = traffic.answered();
        await().atMost(RECOVERY).until(() -> traffic.answered() > before + ENOUGH);
    }

    private void watermarks(String low, String high, String flood) throws IOException {
        elasticsearch.cluster().putSettings(settings -> settings.persistent(
                        "cluster.routing.allocation.disk.watermark.low", JsonData.of(low))
                .persistent("cluster.routing.allocation.disk.watermark.high", JsonData.of(high))
                .persistent("cluster.routing.allocation.disk.watermark.flood_stage", JsonData.of(flood)));
    }

    private static void signal(String name, long pid) throws IOException {
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
