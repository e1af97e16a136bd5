package io.corebank.bench.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is lied to about the time. */
class WrongClockTest {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    @Test
    void tellsAJvmAnotherTimeByEveryWayToAskAndThenTheRightOneAgain(@TempDir Path folder) throws Exception {
        WrongClock clock = new WrongClock(folder);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(clock.environment().values());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Teller.class.getName()));
        Process teller = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var told = teller.inputReader()) {
            assertThat(told.readLine()).isEqualTo("0 0 0");
            clock.beWrongBy(-DAY);
            assertThat(told.lines().limit(100)).anyMatch("-86400 -86400 -86400"::equals);
            clock.beRight();
            assertThat(told.lines().limit(100)).anyMatch("0 0 0"::equals);
        } finally {
            teller.destroyForcibly().waitFor();
        }
        assertThat(clock.wasWrongBy()).isEqualTo(-DAY);
    }

    /** Tells ten times a second how far off java.time and Date are, in seconds. */
    static final class Teller {

        private Teller() {}

        public static void main(String[] arguments) throws InterruptedException {
            for (int line = 0; line < 600; line++) {
                long right = System.currentTimeMillis();
                System.out.printf(
                        "%d %d %d%n",
                        offBy(Instant.now().toEpochMilli(), right),
                        offBy(Clock.systemUTC().millis(), right),
                        offBy(new Date().getTime(), right));
                Thread.sleep(100);
            }
        }

        private static long offBy(long told, long right) {
            return Math.round((told - right) / 1_000.0);
        }
    }
}
