package io.corebank.bench.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
        try (BufferedReader answers = teller.inputReader();
                BufferedWriter questions = teller.outputWriter()) {
            assertThat(ask(questions, answers)).isEqualTo("0 0 0");
            clock.beWrongBy(-DAY);
            await().until(() -> ask(questions, answers).equals("-86400 -86400 -86400"));
            clock.beRight();
            await().until(() -> ask(questions, answers).equals("0 0 0"));
        } finally {
            teller.destroyForcibly().waitFor();
        }
        assertThat(clock.wasWrongBy()).isEqualTo(-DAY);
    }

    private static String ask(BufferedWriter questions, BufferedReader answers) throws IOException {
        questions.newLine();
        questions.flush();
        return answers.readLine();
    }

    /** Tells whoever asks how far off java.time and Date are, in seconds. */
    static final class Teller {

        private Teller() {}

        public static void main(String[] arguments) throws IOException {
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (questions.readLine() != null) {
                long right = System.currentTimeMillis();
                System.out.printf(
                        "%d %d %d%n",
                        offBy(Instant.now().toEpochMilli(), right),
                        offBy(Clock.systemUTC().millis(), right),
                        offBy(new Date().getTime(), right));
            }
        }

        private static long offBy(long told, long right) {
            return Math.round((told - right) / 1_000.0);
        }
    }
}
