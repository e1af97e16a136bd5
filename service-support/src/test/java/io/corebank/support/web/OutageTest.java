package io.corebank.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.orm.jpa.JpaSystemException;

/** What is the database's absence, and what a fault of our own. */
class OutageTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "57P01"})
    void isWhatTheDatabaseSaysWhenItGoes(String state) {
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("gone", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22003"})
    void isNotWhatTheDatabaseSaysOfAStatement(String state) {
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void isARollbackOnAConnectionThatIsGone() {
        Throwable closed = new SQLException("Connection is closed");
        Throwable rollback = new JpaSystemException(new RuntimeException("Unable to rollback", closed));
        assertThat(Outage.isBehind(rollback)).isTrue();
    }

    @Test
    void isNotAFaultOfOurOwn() {
        assertThat(Outage.isBehind(new IllegalStateException("a mistake"))).isFalse();
    }
}
