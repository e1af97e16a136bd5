package io.corebank.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @Test
    void writesAUuidInSmallLetters() {
        assertThat(Identifiers.canonical("8F14E45F-CEEA-867a-9C5D-00000000000A"))
                .isEqualTo("8f14e45f-ceea-867a-9c5d-00000000000a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Customer1",
                "8F14E45FCEEA867A9C5D00000000000A",
                "8F14E45F-CEEA-867a-9C5D-00000000000G",
                "8F14E45F-CEEA-867a-9C5D-00000000000A ",
                "8F14E45F.CEEA.867a.9C5D.00000000000A"
            })
    void leavesEverythingElseAsItIs(String other) {
        assertThat(Identifiers.canonical(other)).isEqualTo(other);
    }
}
