package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IdentityPropertiesTest {

    private static final String HASH = "{bcrypt}$2a$12$abcdefghijklmnopqrstuv";

    @Test
    void takesAUserWithAPasswordAndRoles() {
        assertThat(bound(Map.of(".password", HASH, ".roles", "teller, operator"))
                        .users()
                        .get("ada"))
                .isEqualTo(new IdentityProperties.ConfiguredUser(HASH, List.of("teller", "operator")));
    }

    @Test
    void saysWhatAUserIsConfiguredWithWhenAPartIsMissing() {
        refuses(Map.of(".password", HASH), "A user is configured with roles");
        refuses(Map.of(".roles", "teller"), "A user's password is configured as {bcrypt}");
    }

    private static void refuses(Map<String, String> user, String sentence) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bound(user))
                .withMessageContaining("bank.identity.users.ada")
                .havingRootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .withMessageStartingWith(sentence);
    }

    private static IdentityProperties bound(Map<String, String> user) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        user.forEach((name, value) -> source.put("bank.identity.users.ada" + name, value));
        return new Binder(source).bindOrCreate("bank.identity", IdentityProperties.class);
    }
}
