package io.corebank.support.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Seals names and references under a key of the person they belong to. Events keep only sealed text, so that destroying
 * the key forgets the person everywhere while the books still balance.
 */
public class PersonalData {

    private static final String VERSION = "v1";
    private static final int REMEMBERED_KEYS = 10_000;

    /** For so long, at most, a process may still open what another one has erased. */
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);

    private final KeyVault keys;
    private final MasterKey masterKey;
    private final Cryptography cryptography;
    private final Cache<String, SecretKey> opened = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_KEYS)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    PersonalData(KeyVault keys, MasterKey masterKey, Cryptography cryptography) {
        this.keys = keys;
        this.masterKey = masterKey;
        this.cryptography = cryptography;
    }

    /**
     * Makes sure that the keys that are here are kept under this master key. Under another one nobody's data would
     * open, and new customers' keys would be lost as soon as the right one is back.
     *
     * @throws IllegalStateException when they are not
     */
    void requireItsMasterKey() {
        Optional<KeyVault.WrappedKey> any = keys.any();
        try {
            any.ifPresent(this::keyIn);
        } catch (IllegalStateException another) {
            throw new IllegalStateException(
                    "The master key " + masterKey + " is not the one that this database's customer keys are kept under",
                    another);
        }
    }

    /**
     * The text, sealed under the customer's key; a customer without a key gets one. What is said of an erased person is
     * sealed under a key that nobody keeps, so that it can never be read.
     */
    public String seal(String customerId, String text) {
        SecretKey key = opened.get(customerId, this::keyOrNewKey);
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = cryptography.encrypt(key == null ? cryptography.newKey() : key, plain, customerId);
        return VERSION + ":" + encode(customerId.getBytes(StandardCharsets.UTF_8)) + ":" + encode(sealed);
    }

    /** The text that was sealed; empty when its person has been erased. */
    public Optional<String> open(String sealed) {
        String[] parts = sealed.split(":", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new IllegalArgumentException("Not a sealed text");
        }
        String customerId = new String(decode(parts[1]), StandardCharsets.UTF_8);
        SecretKey key = opened.get(customerId, this::keyOf);
        return Optional.ofNullable(key)
                .map(known -> cryptography.decrypt(known, decode(parts[2]), customerId))
                .map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    /** Whether anything was ever sealed for the customer, erased since or not. */
    boolean knows(String customerId) {
        return keys.knows(customerId);
    }

    boolean isErased(String customerId) {
        return knows(customerId) && keyOf(customerId) == null;
    }

    /** Destroys the customer's key: nothing that was sealed under it can be opened from now on. */
    void erase(String customerId) {
        keys.destroy(customerId);
        forget(customerId);
    }

    /** Remembers the customer's key no longer, because another process may have destroyed it. */
    void forget(String customerId) {
        opened.invalidate(customerId);
    }

    private @Nullable SecretKey keyOrNewKey(String customerId) {
        if (!keys.knows(customerId)) {
            byte[] fresh = cryptography.newKey().getEncoded();
            keys.keep(customerId, masterKey.wrap(fresh, customerId));
        }
        return keyOf(customerId);
    }

    private @Nullable SecretKey keyOf(String customerId) {
        return keys.find(customerId).map(this::keyIn).orElse(null);
    }

    private SecretKey keyIn(KeyVault.WrappedKey row) {
        return Cryptography.asKey(masterKey.unwrap(row.wrapped(), row.customerId()));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
