package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The issuer in a process of its own: who replaced its key, and who tried. */
@SpringBootTest(
        classes = IdentityApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=identity", "bank.demo=true"})
@DirtiesContext
class AuditedRotationIT {

    private static final String AUDIT = "/api/v1/admin/audit";
    private static final String ROTATE = "/api/v1/admin/signing-keys/rotate";

    @TempDir
    static Path folder;

    private final Browser browser;
    private final JdbcTemplate database;

    AuditedRotationIT(@LocalServerPort int port, @Autowired JdbcTemplate database) {
        this.browser = new Browser(port);
        this.database = database;
    }

    @DynamicPropertySource
    static void keysAside(DynamicPropertyRegistry properties) {
        properties.add("bank.identity.key-folder", () -> folder);
        new IssuersDatabase().addTo(properties);
    }

    @Test
    void writesDownWhoReplacedTheKeyAndWhoTried() throws Exception {
        int before = lines().size();
        String operator = tokenOf("operator");
        assertThat(rotate(operator).statusCode()).isEqualTo(200);
        assertThat(rotate(tokenOf("teller")).statusCode()).isEqualTo(403);
        assertThat(rotate("nonsense").statusCode()).isEqualTo(401);
        List<Map<String, Object>> lines = lines();
        assertThat(lines.subList(0, lines.size() - before))
                .as("the latest first")
                .extracting(line -> line.get("actor"), line -> line.get("roles"), line -> line.get("result"))
                .containsExactly(
                        tuple("-", "", "401"),
                        tuple("teller", "teller", "403"),
                        tuple("operator", "operator", "200"),
                        tuple("operator", "operator", "STARTED"));
        assertThat(lines.subList(0, lines.size() - before))
                .allSatisfy(
                        line -> assertThat(line).containsEntry("method", "POST").containsEntry("path", ROTATE));
        assertThat(verdict()).containsEntry("intact", true).containsEntry("entries", (long) lines.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET actor = 'nobody'",
                "DELETE FROM audit_entry WHERE sequence = 1",
                "TRUNCATE audit_entry"
            })
    void takesNoLineBack(String change) throws Exception {
        rotate("nonsense");
        assertThatThrownBy(() -> database.execute(change)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void findsALineThatWasChangedAllTheSame() throws Exception {
        rotate("nonsense");
        long last = (Long) verdict().get("entries");
        forge("UPDATE audit_entry SET result = '200' WHERE sequence = " + last);
        assertThat(verdict())
                .containsEntry("intact", false)
                .containsEntry("broken", last)
                .containsEntry("entries", last - 1);
        forge("UPDATE audit_entry SET result = '401' WHERE sequence = " + last);
        assertThat(verdict()).containsEntry("intact", true);
    }

    @Test
    void doesNotReplaceTheKeyWhenNobodyCanWriteItDown() throws Exception {
        String operator = tokenOf("operator");
        database.execute("ALTER TABLE audit_entry RENAME TO away");
        try {
            HttpResponse<String> refused = rotate(operator);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("\"code\":\"audit-unavailable\"");
        } finally {
            database.execute("ALTER TABLE away RENAME TO audit_entry");
        }
        assertThat(keyOf(tokenOf("operator"))).isEqualTo(keyOf(operator));
    }

    private void forge(String change) {
        database.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_final");
        database.update(change);
        database.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_final");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> lines() throws Exception {
        return (List<Map<String, Object>>) asAuditor(AUDIT + "?limit=1000").get("items");
    }

    private Map<String, Object> verdict() throws Exception {
        return asAuditor(AUDIT + "/verify");
    }

    private Map<String, Object> asAuditor(String path) throws Exception {
        String auditor = tokenOf("auditor");
        HttpResponse<String> answer =
                browser.send(path, request -> request.header("Authorization", "Bearer " + auditor));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSONObjectUtils.parse(answer.body());
    }

    private HttpResponse<String> rotate(String token) {
        return browser.send(
                ROTATE, request -> request.POST(BodyPublishers.noBody()).header("Authorization", "Bearer " + token));
    }

    private String tokenOf(String user) throws Exception {
        return (String) Issuer.json(browser.clientCredentials(user, "demo")).get("access_token");
    }

    private static String keyOf(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
