package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    private static final JWKSelector EVERY = new JWKSelector(new JWKMatcher.Builder().build());
    private static final Duration BELIEVED = Duration.ofMinutes(61);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void signWithTheNewKeyAndBelieveTheOldOne() {
        SigningKeys keys = keysAt(NOON);
        String before = signing(keys);
        assertThat(keys.rotate()).isTrue();
        assertThat(signing(keys)).isNotEqualTo(before);
        assertThat(ids(keys)).containsExactlyInAnyOrder(before, signing(keys));
        assertThat(keys.get(EVERY, null)).satisfiesOnlyOnce(old -> {
            assertThat(old.getKeyID()).isEqualTo(before);
            assertThat(old.isPrivate()).isFalse();
            assertThat(old.getExpirationTime()).isEqualTo(NOON.plus(BELIEVED));
        });
    }

    @Test
    void forgetTheOldKeyWhenItsLastTokenHasEnded() throws IOException {
        SigningKeys keys = keysAt(NOON);
        String before = signing(keys);
        keys.rotate();
        assertThat(ids(keysAt(NOON.plus(BELIEVED).minusMillis(1)))).contains(before);
        assertThat(ids(keysAt(NOON.plus(BELIEVED)))).containsExactly(signing(keys));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("token-signing.pem", "token-signing.lock");
        }
    }

    @Test
    void ofTwoInstancesKnowEachOthersKeysAtOnce() {
        SigningKeys one = keysAt(NOON);
        SigningKeys other = keysAt(NOON);
        one.rotate();
        JWKSelector unknownSoFar =
                new JWKSelector(new JWKMatcher.Builder().keyID(signing(one)).build());
        assertThat(other.get(unknownSoFar, null)).hasSize(1);
    }

    @Test
    void areNotRotatedWithoutEnd() {
        SigningKeys keys = keysAt(NOON);
        for (int i = 0; i < 8; i++) {
            assertThat(keys.rotate()).isTrue();
        }
        String last = signing(keys);
        assertThat(keys.rotate()).isFalse();
        assertThat(signing(keys)).isEqualTo(last);
        assertThat(keysAt(NOON.plus(BELIEVED)).rotate()).isTrue();
    }

    @Test
    void areThoseOfBeforeWhileTheFolderCannotBeRead() throws IOException {
        SigningKeys keys = keysAt(NOON);
        String before = signing(keys);
        Files.writeString(folder.resolve("token-signing.pem"), "not a key");
        JWKSelector unknown =
                new JWKSelector(new JWKMatcher.Builder().keyID("unknown").build());
        assertThat(keys.get(unknown, null)).isEmpty();
        assertThat(signing(keys)).isEqualTo(before);
    }

    private SigningKeys keysAt(Instant now) {
        return new SigningKeys(folder, BELIEVED, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String signing(SigningKeys keys) {
        return keys.signing(EVERY).get(0).getKeyID();
    }

    private static List<String> ids(SigningKeys keys) {
        return keys.get(EVERY, null).stream().map(JWK::getKeyID).toList();
    }
}
