package io.corebank.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that signs and those that did before, as the folder has them now: instances that share it see a rotation by
 * any of them within a second, or as soon as a token names a key that they do not know.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** How many former keys there may be at once: whoever rotates more often keeps tokens from being verified fast. */
    private static final int MOST_RETIRED = 8;

    private final Path folder;
    private final Duration believed;
    private final Clock clock;
    private volatile Known known;

    private record Known(RSAKey signing, List<JWK> all, long lookedAtNanos) {}

    /** @param believed how long a key is believed after the last token that it has signed */
    SigningKeys(Path folder, Duration believed, Clock clock) {
        this.folder = folder;
        this.believed = believed;
        this.clock = clock;
        this.known = look();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> found = selector.select(new JWKSet(current().all()));
        return found.isEmpty() ? selector.select(new JWKSet(lookAgain().all())) : found;
    }

    /** The one key for new tokens. */
    List<JWK> signing(JWKSelector selector) {
        return selector.select(new JWKSet(current().signing()));
    }

    /** Signs with a new key from now on; false when there are as many former keys as there may be. */
    synchronized boolean rotate() {
        if (lookAgain().all().size() > MOST_RETIRED) {
            return false;
        }
        SigningKeyFile.rotate(folder, clock.instant().plus(believed));
        log.warn("Tokens are signed with the new key {}", lookAgain().signing().getKeyID());
        return true;
    }

    private Known current() {
        Known now = known;
        return System.nanoTime() - now.lookedAtNanos() < LOOK_AGAIN.toNanos() ? now : lookAgain();
    }

    /** A folder that cannot be read for a moment takes no key away. */
    private synchronized Known lookAgain() {
        try {
            known = look();
        } catch (IllegalStateException unreadable) {
            log.error("The keys are those of before", unreadable);
        }
        return known;
    }

    private Known look() {
        RSAKey signing = SigningKeyFile.readOrCreate(folder);
        List<JWK> all = new ArrayList<>(List.of(signing));
        SigningKeyFile.retired(folder, clock.instant()).stream()
                .filter(retired -> !retired.getKeyID().equals(signing.getKeyID()))
                .forEach(all::add);
        return new Known(signing, List.copyOf(all), System.nanoTime());
    }
}
