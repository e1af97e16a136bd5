package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

class IdentityModuleIT {

    private static final IssuersDatabase DATABASE = new IssuersDatabase();

    @TempDir
    Path keys;

    private WebApplicationContextRunner bank;

    @BeforeEach
    void prepare() {
        bank = new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ServletWebSecurityAutoConfiguration.class,
                        DataSourceAutoConfiguration.class,
                        FlywayAutoConfiguration.class))
                .withUserConfiguration(IdentityModule.class)
                .withPropertyValues(DATABASE.properties())
                .withPropertyValues("bank.identity.key-folder=" + keys);
    }

    @Test
    void knowsNobodyUnlessTheDemoIsOn() {
        bank.run(context -> {
            RegisteredClientRepository clients = context.getBean(RegisteredClientRepository.class);
            assertThat(clients.findByClientId("customer1")).isNull();
            assertThat(clients.findByClientId("console")).isNotNull();
        });
        bank.withPropertyValues("bank.demo=true").run(context -> assertThat(
                        context.getBean(RegisteredClientRepository.class).findByClientId("customer1"))
                .isNotNull());
    }

    @Test
    void sendsTheConsoleToItsOwnPortUnlessToldOtherwise() {
        bank.withPropertyValues("server.port=9123")
                .run(context -> assertThat(console(context.getBean(RegisteredClientRepository.class))
                                .getRedirectUris())
                        .containsExactlyInAnyOrder("http://localhost:9123/console/", "http://127.0.0.1:9123/console/"));
        bank.withPropertyValues("bank.identity.redirect-uris=https://console.example/")
                .run(context -> assertThat(console(context.getBean(RegisteredClientRepository.class))
                                .getRedirectUris())
                        .containsExactly("https://console.example/"));
    }

    @Test
    void stepsAsideForAnotherIssuer() {
        bank.withPropertyValues("bank.security.issuer-uri=https://issuer.example")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(RegisteredClientRepository.class)
                        .doesNotHaveBean(Users.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "{noop}demo", "{bcrypt}demo", "$2a$10$abcdefg"})
    void refusesPasswordsThatAreNoHash(String password) {
        bank.withPropertyValues("bank.identity.users.ada.password=" + password, "bank.identity.users.ada.roles=teller")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("{bcrypt}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "ada"})
    void startsWithAPasswordThatEverybodyKnowsAsADemoAlone(String password) {
        WebApplicationContextRunner configured = bank.withPropertyValues(
                "bank.identity.users.ada.password={bcrypt}" + new BCryptPasswordEncoder(4).encode(password),
                "bank.identity.users.ada.roles=teller");
        configured.run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("everybody knows"));
        configured.withPropertyValues("bank.demo=true").run(context -> assertThat(context)
                .hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"teller", "console"})
    void refusesNamesThatAreTaken(String name) {
        String user = "bank.identity.users." + name;
        bank.withPropertyValues("bank.demo=true", user + ".password={bcrypt}$2a$10$abc", user + ".roles=auditor")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("is taken"));
    }

    @Test
    void refusesTokensThatLiveForDays() {
        bank.withPropertyValues("bank.identity.token-lifetime=2d")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("token-lifetime"));
    }

    private static RegisteredClient console(RegisteredClientRepository clients) {
        return Objects.requireNonNull(clients.findByClientId("console"));
    }
}
