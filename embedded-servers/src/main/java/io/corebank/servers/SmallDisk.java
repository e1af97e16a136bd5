package io.corebank.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk of some megabytes that tests fill up. Only root can have one, and only on Linux. */
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 4_096;

    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    /** Puts a disk of this size at an empty folder; empty where that is not allowed. */
    public static Optional<SmallDisk> mountedAt(Path folder, int megabytes) throws InterruptedException {
        try {
            int result = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
            return result == 0 ? Optional.of(new SmallDisk(folder)) : Optional.empty();
        } catch (IOException noMount) {
            return Optional.empty();
        }
    }

    /** Leaves no room for a single block. */
    public void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (hasTaken(out, block)) {
                // One more.
            }
        }
    }

    private static boolean hasTaken(OutputStream out, byte[] block) {
        try {
            out.write(block);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    /** Makes room again. */
    public void free() throws IOException {
        Files.deleteIfExists(ballast);
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "--lazy", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
