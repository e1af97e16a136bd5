package io.corebank.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.audit.AuditReport.Result;
import io.corebank.servers.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A database with an audit log and no events, as that of an issuer in a process of its own. */
class AuditLogAloneIT {

    private static final String LOG = """
            create table audit_entry (sequence bigint, recorded_at timestamptz, actor text, roles text, method text,
                path text, result text, remote text, correlation_id text, hash bytea);
            insert into audit_entry
            select 1, to_timestamp(0), 'operator', 'operator', 'POST', '/rotate', '200', '127.0.0.1', 'c',
                sha256(decode(repeat('00', 32), 'hex')
                    || string_agg(int4send(octet_length(field)) || convert_to(field, 'UTF8'), ''::bytea order by place))
            from unnest(array['1', '0', 'operator', 'operator', 'POST', '/rotate', '200', '127.0.0.1', 'c'])
                with ordinality as fields (field, place);
            """;

    private final TestServers.TestDatabase database = TestServers.postgres();

    @Test
    void isExaminedByItself() throws SQLException {
        execute(LOG);
        assertThat(audit().isClean()).isTrue();
        assertThat(audit().results()).extracting(Result::number).containsExactly(9);
        assertThat(audit().results().get(0).checked()).contains("1 lines, head ");
        execute("update audit_entry set actor = 'nobody'");
        assertThat(audit().isClean()).isFalse();
    }

    @Test
    void isNotFoundInADatabaseOfSomethingElse() {
        assertThatThrownBy(this::audit).isInstanceOf(AuditException.class).hasMessageContaining("event_store.writer");
    }

    private AuditReport audit() throws SQLException {
        try (Connection connection = connect()) {
            return new Audit(Duration.ofMinutes(1), null, (events, total) -> {}).run(connection);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
