package io.corebank.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Unpacks the two kinds of archive that servers come in, readable for everybody whatever the umask is. */
final class Unpacker {

    private static final String READABLE = "rw-r--r--";
    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final int OWNER_EXECUTES = 0100;

    private Unpacker() {}

    static void unpack(String archiveName, InputStream archive, Path target) throws IOException {
        folder(target);
        BufferedInputStream buffered = new BufferedInputStream(archive, 1 << 16);
        if (archiveName.endsWith(".zip")) {
            unzip(new ZipInputStream(buffered), target);
            return;
        }
        untar(new TarArchiveInputStream(new XZInputStream(buffered)), target);
    }

    private static void unzip(ZipInputStream zip, Path target) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path path = inside(target, entry.getName());
            if (entry.isDirectory()) {
                folder(path);
                continue;
            }
            file(zip, path, READABLE);
        }
    }

    private static void untar(TarArchiveInputStream tar, Path target) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = inside(target, entry.getName());
            if (entry.isDirectory()) {
                folder(path);
            } else if (entry.isSymbolicLink()) {
                folder(path.getParent());
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                file(tar, path, (entry.getMode() & OWNER_EXECUTES) == 0 ? READABLE : EXECUTABLE);
            }
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive's entry " + name + " leads outside");
        }
        return path;
    }

    static void folder(@Nullable Path folder) throws IOException {
        if (folder != null && Files.notExists(folder)) {
            folder(folder.getParent());
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(EXECUTABLE));
        }
    }

    private static void file(InputStream content, Path path, String permissions) throws IOException {
        folder(path.getParent());
        Files.copy(content, path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
