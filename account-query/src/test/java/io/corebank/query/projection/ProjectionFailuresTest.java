package io.corebank.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.query.elastic.ElasticsearchStalled;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class ProjectionFailuresTest {

    static Stream<RuntimeException> passing() {
        return Stream.of(
                new ElasticsearchStalled("away", null),
                new IllegalStateException("no connection", new TimeoutException("lease")),
                new DataAccessResourceFailureException("vault"),
                new CannotCreateTransactionException("vault"),
                new CompletionException(new IllegalArgumentException(new SQLException("vault"))),
                new EventStoreException("restarted"),
                new AxonServerException("AXONIQ-0001", "restarted"));
    }

    static Stream<RuntimeException> poison() {
        return Stream.of(
                new SerializationException("unreadable", new IOException("so says Jackson")),
                new CompletionException(new SerializationException("unreadable")),
                new IllegalStateException("does not open", new GeneralSecurityException("tag")),
                new MissingEvents("a", 1, new RecordedEvent("", "e", 3, 3, Instant.EPOCH)),
                new IllegalArgumentException("not sealed"),
                new ArithmeticException("overflow"),
                new DateTimeException("no such day"),
                new NullPointerException());
    }

    static Stream<RuntimeException> unknown() {
        return Stream.of(new IllegalStateException("shut down"), new UnsupportedOperationException());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void waitsForWhatWillBeBack(RuntimeException failure) {
        assertThat(ProjectionFailures.isPassing(failure)).isTrue();
        assertThat(ProjectionFailures.isPoison(failure)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("poison")
    void parksWhatNoWaitingMends(RuntimeException failure) {
        assertThat(ProjectionFailures.isPoison(failure)).isTrue();
        assertThat(ProjectionFailures.isPassing(failure)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void neitherParksNorHurriesWhatItDoesNotKnow(RuntimeException failure) {
        assertThat(ProjectionFailures.isPoison(failure)).isFalse();
        assertThat(ProjectionFailures.isPassing(failure)).isFalse();
    }
}
