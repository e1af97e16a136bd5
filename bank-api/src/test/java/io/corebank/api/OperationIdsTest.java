package io.corebank.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperationIdsTest {

    @Test
    void followFromWhatTheyName() {
        assertThat(OperationIds.derive("account", "a")).isEqualTo(OperationIds.derive("account", "a"));
    }

    @Test
    void neverChangeBetweenVersions() {
        assertThat(OperationIds.derive("operation", "customer1", "key-1"))
                .isEqualTo("699e4bff-466e-8bba-8100-b5910111d367");
    }

    @Test
    void differForDifferentParts() {
        assertThat(OperationIds.derive("account", "a"))
                .isNotEqualTo(OperationIds.derive("account", "b"))
                .isNotEqualTo(OperationIds.derive("hold", "a"));
    }

    @Test
    void keepPartsApart() {
        assertThat(OperationIds.derive("ab", "c"))
                .isNotEqualTo(OperationIds.derive("a", "bc"))
                .isNotEqualTo(OperationIds.derive("abc"))
                .isNotEqualTo(OperationIds.derive("ab", "c", ""));
        assertThat(OperationIds.derive("a", "b")).isNotEqualTo(OperationIds.derive("b", "a"));
    }

    @Test
    void areIdsThatOnesOwnRulesMake() {
        UUID id = UUID.fromString(OperationIds.derive("account", "a"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }
}
