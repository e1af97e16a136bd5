package io.corebank.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentOperationsTest {

    private final RecentOperations operations = new RecentOperations();

    @Test
    void knowsWhatBecameOfAnOperation() {
        operations.remember("a", RecentOperations.DONE);
        operations.remember("b", "insufficient-funds");
        assertThat(operations.outcomeOf("a")).contains("done");
        assertThat(operations.outcomeOf("b")).contains("insufficient-funds");
        assertThat(operations.outcomeOf("c")).isEmpty();
    }

    @Test
    void forgetsTheOldestOfMoreThanSixtyFour() {
        for (int i = 0; i < 65; i++) {
            operations.remember("operation-" + i, RecentOperations.DONE);
        }
        assertThat(operations.outcomeOf("operation-0")).isEmpty();
        assertThat(operations.outcomeOf("operation-1")).isPresent();
        assertThat(operations.outcomes()).hasSize(64);
    }
}
