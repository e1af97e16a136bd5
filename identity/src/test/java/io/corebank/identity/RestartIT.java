package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** The issuer ends and starts again on its database, in the middle of a login, and with another configuration. */
class RestartIT {

    private static final String ADA = "bank.identity.users.ada.";
    private static final String SECRET = "{bcrypt}$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2";

    @TempDir
    static Path keys;

    private final IssuersDatabase database = new IssuersDatabase();
    private ConfigurableApplicationContext issuer = start("bank.demo=true");

    @AfterEach
    void end() {
        issuer.close();
    }

    @Test
    void finishesALoginThatBeganBefore() throws Exception {
        CodeFlow flow = new CodeFlow(browser());
        String code = flow.codeOf("customer1", "demo");
        restart("bank.demo=true");
        CodeFlow after = new CodeFlow(browser());
        HttpResponse<String> answer = after.exchange(code);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token = (String) Issuer.json(answer).get("access_token");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("roles"))
                .containsExactly("customer");
        restart("bank.demo=true");
        assertThat(userInfo(token).body()).contains("\"sub\":\"customer1\"");
        assertThat(new CodeFlow(browser()).exchange(code).statusCode())
                .as("a code works once, whatever was started anew")
                .isEqualTo(400);
        assertThat(userInfo(token).statusCode())
                .as("and tokens of a code that was seen twice end")
                .isEqualTo(401);
    }

    @Test
    void keepsCodesAndTokensAsHashesAlone() throws Exception {
        CodeFlow flow = new CodeFlow(browser());
        String code = flow.codeOf("customer1", "demo");
        assertThat(everythingKept()).contains("customer1", "sha256:").doesNotContain(code);
        Map<String, Object> answer = Issuer.json(flow.exchange(code));
        assertThat(everythingKept()).contains("customer1").doesNotContain((String) answer.get("access_token"), (String)
                answer.get("id_token"));
        String hash = jdbc().queryForObject("select access_token_value from oauth2_authorization", String.class);
        assertThat(userInfo(hash).statusCode()).as("a hash is no token").isEqualTo(401);
        assertThat(jdbc().queryForList("select client_secret from oauth2_registered_client", String.class))
                .filteredOn(secret -> secret != null)
                .isNotEmpty()
                .allMatch(secret -> secret.startsWith("{bcrypt}$2"));
    }

    @Test
    void forgetsWhatIsOverAndKeepsNothingOfClients() {
        CodeFlow flow = new CodeFlow(browser());
        flow.exchange(flow.codeOf("customer1", "demo"));
        jdbc().update("update oauth2_authorization set access_token_expires_at = now() - interval '6 minutes'");
        flow.codeOf("customer2", "demo");
        browser().clientCredentials("customer3", "demo");
        assertThat(jdbc().queryForList("select principal_name from oauth2_authorization", String.class))
                .containsExactly("customer2");
    }

    @Test
    void takesAwayWhatIsConfiguredNoMore() {
        restart(ADA + "password=" + SECRET, ADA + "roles=auditor");
        assertThat(status("ada", "correct horse")).isEqualTo(200);
        assertThat(status("customer1", "demo")).as("a demo is over").isEqualTo(401);
        restart("bank.demo=true");
        assertThat(status("ada", "correct horse")).isEqualTo(401);
        assertThat(status("customer1", "demo")).isEqualTo(200);
    }

    @Test
    void keepsClientsThatAreInNoConfiguration() throws Exception {
        issuer.getBean(RegisteredClientRepository.class)
                .save(RegisteredClient.withId("0b6a")
                        .clientId("payroll")
                        .clientSecret(SECRET)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .clientSettings(ClientSettings.builder()
                                .setting("bank.roles", "service auditor")
                                .build())
                        .build());
        restart("bank.demo=true");
        HttpResponse<String> answer = browser().clientCredentials("payroll", "correct horse");
        assertThat(Issuer.verified(answer, browser()).getJWTClaimsSet().getStringListClaim("roles"))
                .containsExactly("service", "auditor");
        assertThat(status("payroll", "wrong")).isEqualTo(401);
    }

    @Test
    void givesTokensOnWhileItsDatabaseIsAway() throws Exception {
        assertThat(status("customer1", "demo")).isEqualTo(200);
        jdbc().execute("alter table oauth2_registered_client rename to away");
        JdbcTemplate jdbc = jdbc();
        Awaitility.await("longer than the clients are believed without a look")
                .during(Duration.ofMillis(1_200))
                .atMost(Duration.ofSeconds(10))
                .until(() -> status("customer1", "demo") == 200);
        jdbc.execute("alter table away rename to oauth2_registered_client");
    }

    private int status(String user, String password) {
        return browser().clientCredentials(user, password).statusCode();
    }

    private HttpResponse<String> userInfo(String token) {
        return browser().send("/userinfo", request -> request.GET().header("Authorization", "Bearer " + token));
    }

    private String everythingKept() {
        return jdbc().queryForList("select a::text from oauth2_authorization a", String.class)
                .toString();
    }

    private JdbcTemplate jdbc() {
        return new JdbcTemplate(issuer.getBean(DataSource.class));
    }

    private Browser browser() {
        return new Browser(issuer.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private void restart(String... settings) {
        issuer.close();
        issuer = start(settings);
    }

    private ConfigurableApplicationContext start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.config.name=identity",
                "--server.port=0",
                "--logging.level.root=error",
                "--bank.identity.issuer-uri=http://localhost:8080",
                "--bank.identity.key-folder=" + keys));
        for (String property : database.properties()) {
            arguments.add("--" + property);
        }
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new SpringApplicationBuilder(IdentityApplication.class).run(arguments.toArray(String[]::new));
    }
}
