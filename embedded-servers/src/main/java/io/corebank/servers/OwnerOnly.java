package io.corebank.servers;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps folders and files from the other users of this machine, where the file system knows any. */
public final class OwnerOnly {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    /** What root starts runs as somebody else, who has to get through to the folder that is theirs. */
    private static final Set<PosixFilePermission> WAY_THROUGH = PosixFilePermissions.fromString("rwx--x--x");

    private OwnerOnly() {}

    /** Makes a folder for servers and whatever else a bank keeps; one that exists is left as it is. */
    public static void createDataFolder(Path folder) throws IOException {
        create(folder, ServerUser.isRoot() ? WAY_THROUGH : FOLDER);
    }

    /** Makes a folder; one that exists is left as it is. */
    public static void createFolder(Path folder) throws IOException {
        create(folder, FOLDER);
    }

    private static void create(Path folder, Set<PosixFilePermission> permissions) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent(), "the root exists");
        Files.createDirectories(parent);
        try {
            Files.createDirectory(folder, attributes(parent, permissions));
        } catch (FileAlreadyExistsException raced) {
            if (!Files.isDirectory(folder)) {
                throw raced;
            }
        }
    }

    /** Writes a file that was never anybody else's to read. */
    static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, attributes(file.toAbsolutePath().getParent(), FILE));
        Files.writeString(file, text);
        DurableFile.force(file);
    }

    /** Takes from others what an older version has let them have. */
    static void tighten(Path path) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            Set<PosixFilePermission> right = Files.isDirectory(path) ? FOLDER : FILE;
            if (view != null && !right.containsAll(view.readAttributes().permissions())) {
                view.setPermissions(right);
            }
        } catch (IOException failure) {
            LOG.warn("Other users of this machine may be able to read {}: {}", path, failure.toString());
        }
    }

    private static FileAttribute<?>[] attributes(Path parent, Set<PosixFilePermission> permissions) {
        return Files.getFileAttributeView(parent, PosixFileAttributeView.class) == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }
}
