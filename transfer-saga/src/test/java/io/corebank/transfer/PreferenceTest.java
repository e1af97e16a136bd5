package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5|5",
                "WAIT=30|30",
                "respond-async, wait=7|7",
                "wait = 8|8",
                "wait=31|30",
                "wait=999999999|30"
            })
    void waitsAsLongAsItSaysButNotForEver(String header, long seconds) {
        Preference preference = Preference.of(List.of(header));
        assertThat(preference.waits()).isTrue();
        assertThat(preference.applied()).isEqualTo("wait=" + seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wait", "wait=", "wait=-1", "wait=0", "wait=x", "wait=1.5", "await=5", "wait=99999999999"})
    void ignoresWhatItCannotUnderstand(String header) {
        assertThat(Preference.of(List.of(header)).waits()).isFalse();
    }

    @Test
    void doesNotWaitUnasked() {
        assertThat(Preference.of(null).waits()).isFalse();
    }

    @Test
    void readsSeveralHeaders() {
        assertThat(Preference.of(List.of("handling=strict", "wait=3")).applied())
                .isEqualTo("wait=3");
    }
}
