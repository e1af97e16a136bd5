package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.standing.event.StandingOrderCreated;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccurrenceDatesTest {

    @ParameterizedTest
    @CsvSource({
        "P1D, 2026-02-27, 2026-02-27 2026-02-28 2026-03-01 2026-03-02",
        "P7D, 2026-12-24, 2026-12-24 2026-12-31 2027-01-07 2027-01-14",
        "P1M, 2026-01-15, 2026-01-15 2026-02-15 2026-03-15 2026-04-15",
        "P1M, 2026-01-31, 2026-01-31 2026-02-28 2026-03-31 2026-04-30",
        "P1M, 2027-12-31, 2027-12-31 2028-01-31 2028-02-29 2028-03-31",
        "P1M, 2026-01-30, 2026-01-30 2026-02-28 2026-03-30 2026-04-30",
        "P3M, 2026-11-30, 2026-11-30 2027-02-28 2027-05-30 2027-08-30",
        "P1Y, 2028-02-29, 2028-02-29 2029-02-28 2030-02-28 2031-02-28"
    })
    void followEachOther(String every, LocalDate start, String dates) {
        StandingOrderCreated order = order(every, start, null, null);
        List<String> found = IntStream.rangeClosed(1, 4)
                .mapToObj(occurrence ->
                        OccurrenceDates.of(order, occurrence).orElseThrow().toString())
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(dates);
    }

    @Test
    void endWithTheLastDay() {
        LocalDate start = LocalDate.of(2026, 1, 31);
        StandingOrderCreated order = order("P1M", start, LocalDate.of(2026, 3, 31), null);
        assertThat(OccurrenceDates.of(order, 3)).contains(LocalDate.of(2026, 3, 31));
        assertThat(OccurrenceDates.of(order, 4)).isEmpty();
        assertThat(OccurrenceDates.of(order("P1M", start, LocalDate.of(2026, 3, 30), null), 3))
                .isEqualTo(Optional.empty());
    }

    @Test
    void endWithTheCount() {
        StandingOrderCreated order = order("P1D", LocalDate.of(2026, 1, 1), null, 2);
        assertThat(OccurrenceDates.of(order, 2)).contains(LocalDate.of(2026, 1, 2));
        assertThat(OccurrenceDates.of(order, 3)).isEmpty();
    }

    private static StandingOrderCreated order(
            String every, LocalDate start, @Nullable LocalDate end, @Nullable Integer count) {
        return new StandingOrderCreated("s", "o", "ada", "a", "b", 1, "EUR", null, every, start, end, count);
    }
}
