package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingTest {

    @ParameterizedTest
    @CsvSource({
        "POST,/api/v1/transfers,wait=5,5",
        "POST,/api/v1/transfers,'respond-async, WAIT=\"7\"',7",
        "POST,/api/v1/transfers,wait=31,30",
        "POST,/api/v1/transfers,wait=999999999,30",
        "POST,/api/v1/transfers,wait=-1,0",
        "POST,/api/v1/transfers,wait=9999999999,0",
        "POST,/api/v1/transfers/t/reversals,wait=5,0",
        "GET,/api/v1/transfers,wait=5,0"
    })
    void knowsWhoAsksAndHowMuchThereIsOfIt(String method, String path, String preference, long seconds) {
        assertThat(Waiting.of(method, path, List.of(preference))).isEqualTo(Duration.ofSeconds(seconds));
    }
}
