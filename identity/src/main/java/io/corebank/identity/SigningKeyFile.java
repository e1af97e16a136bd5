package io.corebank.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.converter.RsaKeyConverters;

/**
 * The key that signs tokens, as PKCS#8 in a PEM file that only its owner may read. It is made once; who can read it can
 * be anybody, so a file that others can read stops the start.
 */
final class SigningKeyFile {

    private static final int BITS = 2048;
    private static final String SIGNS = "token-signing.pem";
    private static final String RETIRED = "token-signing-until-";
    private static final String SUFFIX = ".pem";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> TOO_OPEN = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private SigningKeyFile() {}

    static RSAKey readOrCreate(Path folder) {
        Path file = folder.resolve(SIGNS);
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            requirePrivate(file);
            return read(file);
        } catch (IOException | GeneralSecurityException | JOSEException | IllegalArgumentException failure) {
            throw new IllegalStateException("The signing key " + file + " cannot be used: " + failure, failure);
        }
    }

    /**
     * Puts a new key in the place of the one that signs. What that one has signed stays good until the given time: it
     * is kept in a file whose name says so. At every moment in between, the folder holds a key that signs.
     */
    static void rotate(Path folder, Instant until) {
        Path file = folder.resolve(SIGNS);
        try (FileChannel oneAtATime = FileChannel.open(
                folder.resolve("token-signing.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            oneAtATime.lock();
            Path draft = draft(folder);
            Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            String name = RETIRED + until.toEpochMilli() + "." + read(file).getKeyID() + SUFFIX;
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            Files.move(newKeyIn(folder), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GeneralSecurityException | JOSEException failure) {
            throw new IllegalStateException("The signing key " + file + " cannot be replaced: " + failure, failure);
        }
    }

    /** The keys that have signed before, each with the time as its {@code exp} until which it is believed. */
    static List<RSAKey> retired(Path folder, Instant now) {
        List<RSAKey> keys = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, RETIRED + "*" + SUFFIX)) {
            for (Path file : files) {
                Instant until = endOf(file);
                if (until.isAfter(now)) {
                    requirePrivate(file);
                    keys.add(new RSAKey.Builder(read(file).toPublicJWK())
                            .expirationTime(Date.from(until))
                            .build());
                } else {
                    Files.deleteIfExists(file);
                }
            }
            return keys;
        } catch (IOException | GeneralSecurityException | JOSEException | IllegalArgumentException failure) {
            throw new IllegalStateException("A retired key in " + folder + " cannot be used: " + failure, failure);
        }
    }

    private static Instant endOf(Path file) {
        String end = file.getFileName().toString().substring(RETIRED.length());
        return Instant.ofEpochMilli(Long.parseLong(end.substring(0, end.indexOf('.'))));
    }

    private static RSAKey read(Path file) throws IOException, GeneralSecurityException, JOSEException {
        try (InputStream pem = Files.newInputStream(file)) {
            if (!(RsaKeyConverters.pkcs8().convert(pem) instanceof RSAPrivateCrtKey key)) {
                throw new GeneralSecurityException("it has no public part");
            }
            if (key.getModulus().bitLength() < BITS) {
                throw new GeneralSecurityException("it is shorter than " + BITS + " bits");
            }
            RSAPublicKeySpec publicPart = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return new RSAKey.Builder(
                            (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(publicPart))
                    .privateKey(key)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint()
                    .build();
        }
    }

    /** Written aside and moved into place: a crash leaves no half key. What is in place is never replaced. */
    private static void create(Path file) throws IOException, GeneralSecurityException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Files.createDirectories(folder);
        Path draft = newKeyIn(folder);
        try {
            Files.move(draft, file);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            Files.delete(draft);
        }
    }

    private static Path newKeyIn(Path folder) throws IOException, GeneralSecurityException {
        Path draft = draft(folder);
        Files.writeString(draft, newKey(), StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
        return draft;
    }

    private static Path draft(Path folder) throws IOException {
        return isPosix(folder)
                ? Files.createTempFile(
                        folder, "token-signing", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                : Files.createTempFile(folder, "token-signing", ".new");
    }

    private static String newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN PRIVATE KEY-----\n" + lines.encodeToString(pkcs8) + "\n-----END PRIVATE KEY-----\n";
    }

    private static void requirePrivate(Path file) throws IOException, GeneralSecurityException {
        if (isPosix(file) && Files.getPosixFilePermissions(file).stream().anyMatch(TOO_OPEN::contains)) {
            throw new GeneralSecurityException("others can get at it; chmod 600 it");
        }
    }

    private static boolean isPosix(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }
}
