package io.corebank.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class UnpackerTest {

    @TempDir
    Path folder;

    @Test
    void unpacksProgramsAndLinksOfATar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options()))) {
            TarArchiveEntry program = new TarArchiveEntry("bin/run");
            program.setMode(0100755);
            program.setSize(2);
            tar.putArchiveEntry(program);
            tar.write("ok".getBytes(StandardCharsets.UTF_8));
            tar.closeArchiveEntry();
            TarArchiveEntry link = new TarArchiveEntry("lib/link", TarConstants.LF_SYMLINK);
            link.setLinkName("../bin/run");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        Path target = folder.resolve("x");
        Unpacker.unpack("a.txz", new ByteArrayInputStream(bytes.toByteArray()), target);

        assertThat(Files.readString(target.resolve("lib/link"))).isEqualTo("ok");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("bin/run"))))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void refusesAnEntryThatLeadsOutside() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../evil"));
            zip.closeEntry();
        }

        assertThatThrownBy(() ->
                        Unpacker.unpack("a.zip", new ByteArrayInputStream(bytes.toByteArray()), folder.resolve("x")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads outside");
        assertThat(folder.resolve("evil")).doesNotExist();
    }
}
