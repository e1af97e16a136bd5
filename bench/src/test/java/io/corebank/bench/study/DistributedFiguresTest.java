package io.corebank.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.bench.lab.Cluster;
import io.corebank.bench.load.LoadResult;
import io.corebank.bench.row.Verdict;
import io.corebank.bench.study.Line.Point;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What becomes of the readings of a run on an Axon Server, without one. */
class DistributedFiguresTest {

    private final DistributedFigures figures = new DistributedFigures();

    private static LoadResult load(long succeeded) {
        Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
        nanos.recordValue(TimeUnit.MILLISECONDS.toNanos(7));
        return new LoadResult(succeeded, 0, 0, 1, 0, nanos);
    }

    private void deposits(String who, double... rates) {
        for (double rate : rates) {
            figures.add(DistributedFigures.DEPOSITS, who, load((long) rate), rate, 1);
        }
    }

    @Test
    void areHeldAgainstStockAxonByTheirMedians() {
        deposits(DistributedFigures.STOCK, 100, 300, 200);
        deposits(DistributedFigures.DISTRIBUTED, 900, 1_100, 1_000);
        figures.add(DistributedFigures.LIVE, DistributedFigures.DISTRIBUTED, load(10), 10, 0);
        deposits(DistributedFigures.STANDALONE, 5_000);

        Verdict ratio = DistributedFigures.judge(figures.charts()).get(0);

        assertThat(ratio.measured()).isEqualTo(5);
        assertThat(ratio.met()).isTrue();
        assertThat(figures.failed()).isEqualTo(7);
    }

    /** That all of them start at once is shown, but it is one service that has a goal. */
    @Test
    void areHeldAgainstTheGoalsByTheWorstService() {
        Cluster.SERVICES.forEach(service -> {
            figures.addMegabytes(service, service.equals("account-query") ? 401 : 200);
            figures.addStart(service, service.equals("identity") ? 19 : 10);
        });
        figures.addStart(60);

        List<Verdict> verdicts = DistributedFigures.judge(figures.charts());

        assertThat(verdicts.get(1).measured()).isEqualTo(401);
        assertThat(verdicts.get(1).met()).isFalse();
        assertThat(verdicts.get(2).measured()).isEqualTo(19);
        assertThat(verdicts.get(2).met()).isTrue();
    }

    @Test
    void areDrawnOverNamesThatEachOfThemHas() {
        deposits(DistributedFigures.STANDALONE, 5_000);
        Cluster.SERVICES.forEach(service -> figures.addStart(service, 10));
        figures.addStart(60);

        assertThat(figures.charts())
                .allSatisfy(chart -> assertThat(chart.lines()).isNotEmpty().allSatisfy(line -> assertThat(line.points())
                        .extracting(Point::x)
                        .allMatch(x -> x < chart.x().names().size())));
        assertThat(figures.charts().get(3).x().names()).hasSize(7).endsWith("all at once");
    }

    @Test
    void waitForWhoeverRunsAndIsFarthestBehind() {
        String paused = "{\"name\": \"ledger\", \"status\": \"PAUSED\", \"lag\": 900}";
        String running = "{\"name\": \"saga\", \"status\": \"RUNNING\", \"lag\": 3}";
        String failed = "{\"name\": \"webhooks\", \"status\": \"FAILED\", \"lag\": 20}";

        assertThat(BankLoad.lag("[" + paused + "," + running + "," + failed + "]"))
                .isEqualTo(20);
        assertThat(BankLoad.lag("{\"status\": 503}")).isEqualTo(Long.MAX_VALUE);
    }
}
