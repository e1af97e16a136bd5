package io.corebank.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.corebank.eventstore.commit.LogFailure;
import io.corebank.eventstore.commit.LogFailure.Fenced;
import io.corebank.eventstore.commit.LogFailure.OperationsRecorded;
import io.corebank.eventstore.commit.LogFailure.OutcomeUnknown;
import io.corebank.eventstore.commit.LogFailure.PositionTaken;
import io.corebank.eventstore.commit.LogFailure.TicketRefused;
import io.corebank.eventstore.commit.LogFailure.WriteRefused;
import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** What became of a batch, by what PostgreSQL says, in whatever language. */
class FailuresTest {

    private final Connection connection = mock(Connection.class);

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "FEHLER", "ERREUR", "错误"})
    void knowsWhatAServerMeansThatSpeaksAnotherLanguage(String severity) throws SQLException {
        when(connection.isValid(anyInt())).thenReturn(true);
        assertThat(failure(severity, "23505", "event_position")).isInstanceOf(PositionTaken.class);
        assertThat(failure(severity, "23505", "operation_id")).isInstanceOf(OperationsRecorded.class);
        assertThat(failure(severity, "23505", "event_sequence"))
                .asInstanceOf(InstanceOfAssertFactories.type(TicketRefused.class))
                .returns(true, TicketRefused::sequenceTaken);
        assertThat(failure(severity, "22021", null))
                .asInstanceOf(InstanceOfAssertFactories.type(TicketRefused.class))
                .returns(false, TicketRefused::sequenceTaken);
        assertThat(failure(severity, "53100", null)).isInstanceOf(WriteRefused.class);
        assertThat(failure(severity, "25006", null)).isInstanceOf(Fenced.class);
    }

    /** A PANIC for want of room, for one, has the same state as the error. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "53100", "57P01", "XX000"})
    void doesNotGuessWhenTheConnectionDidNotOutliveTheError(String state) throws SQLException {
        when(connection.isValid(anyInt())).thenReturn(false);
        assertThat(failure("ERROR", state, "event_position")).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void doesNotGuessWhenTheConnectionCannotBeAsked() throws SQLException {
        when(connection.isValid(anyInt())).thenThrow(new SQLException("closed"));
        assertThat(failure("ERROR", "23505", "event_position")).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void doesNotGuessWhenPostgresHasNotSaidAWord() throws SQLException {
        when(connection.isValid(anyInt())).thenReturn(true);
        PSQLException lost = new PSQLException("An I/O error occurred", PSQLState.CONNECTION_FAILURE);
        assertThat(Failures.ofAppend(lost, connection)).isInstanceOf(OutcomeUnknown.class);
    }

    private LogFailure failure(String severity, String state, @Nullable String constraint) {
        String fields = "S" + severity + "\0VERROR\0C" + state + "\0Mno\0";
        String named = constraint == null ? fields : fields + "n" + constraint + "\0";
        return Failures.ofAppend(new PSQLException(new ServerErrorMessage(named)), connection);
    }
}
