package io.corebank.query.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

class AuditLogIT extends QueryIT {

    private static final String AUDIT = "/admin/audit";

    @Autowired
    private JdbcTemplate database;

    private final String actor = newCustomer();

    @Test
    void writesDownWhatAnOperatorDoesBeforeAndAfterwards() {
        asOperator(actor).post("/admin/customers/nobody/erase");
        List<JsonNode> entries = entriesOf(actor);
        assertThat(entries).extracting(entry -> entry.path("result").asString()).containsExactly("404", "STARTED");
        JsonNode latest = entries.get(0);
        assertThat(latest.path("method").asString()).isEqualTo("POST");
        assertThat(latest.path("path").asString()).isEqualTo("/api/v1/admin/customers/nobody/erase");
        assertThat(latest.path("roles").asString()).isEqualTo("operator");
        assertThat(latest.path("correlationId").asString())
                .isNotEmpty()
                .isEqualTo(entries.get(1).path("correlationId").asString());
        assertThat(latest.path("at").asString()).endsWith("Z");
    }

    @Test
    void writesDownWhoWasRefused() {
        as(actor).post("/admin/processors/movements/reset");
        assertThat(entriesOf(actor))
                .extracting(entry -> entry.path("roles").asString(), entry -> entry.path("result")
                        .asString())
                .containsExactly(tuple("customer", "403"));
    }

    @Test
    void writesDownTokensThatAreWorthless() {
        long before = entriesOf("-").size();
        assertThat(asForger().get(AUDIT).status()).isEqualTo(401);
        assertThat(asForger().get("/accounts").status()).isEqualTo(401);
        List<JsonNode> entries = entriesOf("-");
        assertThat(entries).as("of admin routes alone").hasSize((int) before + 1);
        assertThat(entries.get(0).path("result").asString()).isEqualTo("401");
    }

    @Test
    void writesDownWhoReadOfPersonsButNotWhoLookedAtTheMachinery() {
        asOperator(actor).get("/admin/processors");
        assertThat(entriesOf(actor)).isEmpty();
        asOperator(actor).get("/admin/customers/nobody/export");
        assertThat(entriesOf(actor)).hasSize(1);
    }

    /** What is not written down is not answered. */
    @Test
    void isNotPassedByInAnotherSpellingOfAPath() {
        for (String path : List.of(
                "/%61dmin/customers/nobody/export",
                "/admin/custom%65rs/nobody/export", "/admin/customers%2Fnobody/export")) {
            assertThat(asOperator(actor).get(path).status()).as(path).isEqualTo(400);
        }
        assertThat(entriesOf(actor)).isEmpty();
    }

    @Test
    void isReadPartByPart() {
        for (int i = 0; i < 3; i++) {
            asOperator(actor).post("/admin/customers/nobody/erase");
        }
        Answer first = asAuditor().get(AUDIT + "?limit=4&actor=" + actor);
        assertThat(first.json().path("items").size()).isEqualTo(4);
        Answer second = asAuditor().get(AUDIT + "?limit=4&actor=" + actor + "&cursor=" + first.text("nextCursor"));
        assertThat(second.json().path("items").size()).isEqualTo(2);
        assertThat(second.json().has("nextCursor")).isFalse();
        assertThat(asAuditor().get(AUDIT + "?from=2100-01-01T00:00:00Z").json().path("items"))
                .isEmpty();
        assertThat(asAuditor().get(AUDIT + "?limit=0").status()).isEqualTo(400);
        assertThat(asTeller().get(AUDIT).status()).isEqualTo(403);
    }

    @Test
    void refusesToBeChanged() {
        asOperator(actor).post("/admin/customers/nobody/erase");
        for (String change : List.of(
                "UPDATE audit_entry SET actor = 'somebody else'", "DELETE FROM audit_entry", "TRUNCATE audit_entry")) {
            assertThatThrownBy(() -> database.update(change)).isInstanceOf(DataAccessException.class);
        }
        assertThat(verdict().path("intact").asBoolean()).isTrue();
    }

    @Test
    void noticesWhatWasChangedAllTheSame() {
        asOperator(actor).post("/admin/customers/nobody/erase");
        asOperator(actor).post("/admin/customers/nobody/erase");
        long sequence = entriesOf(actor).get(2).path("sequence").asLong();
        assertThat(verdict().path("intact").asBoolean()).isTrue();
        assertThat(verdict().path("head").asString()).hasSize(64);
        forge("UPDATE audit_entry SET result = '403' WHERE sequence = " + sequence);
        JsonNode found = verdict();
        assertThat(found.path("intact").asBoolean(true)).isFalse();
        assertThat(found.path("broken").asLong()).isEqualTo(sequence);
        assertThat(found.path("entries").asLong()).isEqualTo(sequence - 1);
        forge("UPDATE audit_entry SET result = '404' WHERE sequence = " + sequence);
        assertThat(verdict().path("intact").asBoolean()).isTrue();
    }

    private void forge(String change) {
        database.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_final");
        database.update(change);
        database.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_final");
    }

    private JsonNode verdict() {
        return asAuditor().get(AUDIT + "/verify").json();
    }

    private List<JsonNode> entriesOf(String name) {
        return asAuditor()
                .get(AUDIT + "?limit=1000&actor=" + name)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }
}
