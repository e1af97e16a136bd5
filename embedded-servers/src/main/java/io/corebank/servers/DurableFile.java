package io.corebank.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are whole or not there, also after the machine has lost its power or its disk was full. */
public final class DurableFile {

    private DurableFile() {}

    /** Writes a small file or replaces it; a failure leaves what was there before. */
    public static void replace(Path file, String text) throws IOException {
        Path whole = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        Files.writeString(whole, text);
        force(whole);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Answers when what the file holds is on the disk; it may be one that nobody may write to. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.force(true);
        }
    }
}
