package io.corebank.support.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import javax.crypto.SecretKey;

/** The key that protects all persons' keys, in a file that only its owner can read. Made when there is none. */
final class MasterKeyFile implements MasterKey {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final Cryptography cryptography;
    private final SecretKey key;

    MasterKeyFile(Path file, Cryptography cryptography) {
        this.file = file;
        this.cryptography = cryptography;
        this.key = readOrCreate(file, cryptography);
    }

    @Override
    public byte[] wrap(byte[] personsKey, String owner) {
        return cryptography.encrypt(key, personsKey, owner);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String owner) {
        return cryptography.decrypt(key, wrapped, owner);
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private static SecretKey readOrCreate(Path file, Cryptography cryptography) {
        try {
            if (Files.notExists(file)) {
                create(file, cryptography.newKey());
            }
            return Cryptography.asKey(
                    Base64.getDecoder().decode(Files.readString(file).trim()));
        } catch (IOException failure) {
            throw new UncheckedIOException("The master key cannot be read from " + file, failure);
        }
    }

    private static void create(Path file, SecretKey key) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Files.createDirectories(folder);
        Path draft =
                Files.createTempFile(folder, "master-key", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.write(draft, Base64.getEncoder().encode(key.getEncoded()), StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
