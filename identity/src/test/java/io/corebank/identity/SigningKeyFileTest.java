package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFileTest {

    @TempDir
    Path data;

    @Test
    void makesAKeyOnceAndKeepsIt() throws Exception {
        Path folder = data.resolve("deep/keys");
        RSAKey first = SigningKeyFile.readOrCreate(folder);
        RSAKey second = SigningKeyFile.readOrCreate(folder);
        assertThat(second.toJSONObject()).isEqualTo(first.toJSONObject());
        assertThat(first.isPrivate()).isTrue();
        assertThat(first.size()).isEqualTo(2048);
        assertThat(first.getKeyID()).isEqualTo(first.computeThumbprint().toString());
        assertThat(folder).isDirectoryContaining("glob:**token-signing.pem");
        try (var files = Files.list(folder)) {
            assertThat(files).as("no draft is left").hasSize(1);
        }
    }

    @Test
    void letsOnlyTheOwnerRead() throws IOException {
        assumePosix();
        SigningKeyFile.readOrCreate(data);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAKeyThatOthersCanRead() throws IOException {
        assumePosix();
        SigningKeyFile.readOrCreate(data);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SigningKeyFile.readOrCreate(data))
                .withMessageContaining("chmod 600");
    }

    @Test
    void refusesAFileThatIsNoKeyAndLeavesItAlone() throws IOException {
        SigningKeyFile.readOrCreate(data);
        Files.writeString(file(), "not a key");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SigningKeyFile.readOrCreate(data))
                .withMessageContaining("token-signing.pem");
        assertThat(file()).hasContent("not a key");
    }

    private Path file() {
        return data.resolve("token-signing.pem");
    }

    private void assumePosix() {
        assumeThat(data.getFileSystem().supportedFileAttributeViews()).contains("posix");
    }
}
