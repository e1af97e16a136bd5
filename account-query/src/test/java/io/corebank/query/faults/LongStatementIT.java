package io.corebank.query.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.query.elastic.Projection;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A statement is written while it is read, so that its length takes time and no memory. A million lines in the long
 * form.
 */
class LongStatementIT extends FaultsIT {

    private static final int LINES = Integer.getInteger("statement.lines", 10_000);

    /** What else may come and go meanwhile; all lines together would take many times as much. */
    private static final long SLACK = 3_000_000;

    private static final Duration PATIENCE = Duration.ofMillis(60_000 + 2L * LINES);
    private static final int BALANCE = 5;

    @Test
    void takesNoMoreMemoryForMoreLines() throws Exception {
        String customer = newCustomer();
        String id = bank.open(customer, "Ada", "EUR");
        bank.deposits(id, 125, LINES);
        await().atMost(PATIENCE)
                .until(() -> projections.progress(Projection.MOVEMENTS).position() >= bank.head());
        await().atMost(PATIENCE)
                .until(() -> projections.progress(Projection.ACCOUNTS).position() >= bank.head());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port() + "/api/v1/accounts/" + id + "/statement"))
                .header("Authorization", "Bearer " + tokenOf(customer))
                .header("Accept", "text/csv")
                .build();
        read(request, false);
        read(request, true);
    }

    /** The first reading also loads what the second one uses. */
    private static void read(HttpRequest request, boolean measured) throws Exception {
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("at,");
            assertThat(lines.readLine()).startsWith(",OPENING,");
            long early = 0;
            for (int line = 1; line <= LINES; line++) {
                String[] fields = lines.readLine().split(",", -1);
                assertThat(fields[BALANCE]).isEqualTo(euros(125L * line));
                early = measured && line == LINES / 10 ? live() : early;
                if (measured && line == LINES - LINES / 10) {
                    assertThat(live() - early)
                            .as("bytes more in use than near the beginning")
                            .isLessThan(SLACK);
                }
            }
            assertThat(lines.readLine()).startsWith(",CLOSING,,,EUR," + euros(125L * LINES));
            assertThat(lines.readLine()).isNull();
        }
    }

    private static String euros(long minor) {
        return minor / 100 + "." + (minor % 100 < 10 ? "0" : "") + minor % 100;
    }

    /** Bytes that somebody still holds. */
    private static long live() {
        IntStream.range(0, 3).forEach(again -> System.gc());
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
