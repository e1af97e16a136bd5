package io.corebank.servers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies a cluster while its server goes on writing: the files as they happen to be, and the write-ahead log that mends
 * them when a server starts on the copy. Only that start makes the cluster durable: before it recovers, PostgreSQL has
 * every file of it written to the disk. Source: PostgreSQL's manual, "Making a Base Backup Using the Low Level API".
 */
public final class PostgresBackup {

    private static final String CLUSTER = "cluster";
    private static final String LOG = "pg_wal";

    /** Copied after everything else, since it says how far everything else is. */
    private static final String CONTROL = "pg_control";

    private static final Set<String> LEFT_OUT =
            Set.of(CONTROL, "postmaster.pid", "postmaster.opts", "pg_internal.init");

    private static final Set<String> LEFT_EMPTY = Set.of(
            LOG, "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Pattern FIRST_SEGMENT = Pattern.compile("START WAL LOCATION: .* \\(file ([0-9A-F]{24})\\)");

    private final Connection connection;
    private final Path source;
    private final Path target;
    private final LongConsumer copied;

    /**
     * Prepares the backup of a running server.
     *
     * @param connection to any database of it, as its owner, in auto-commit mode
     * @param source the server's folder
     * @param target the folder of a server that is to be, which does not exist
     * @param copied hears of the bytes of each file that has been copied
     */
    public PostgresBackup(Connection connection, Path source, Path target, LongConsumer copied) {
        this.connection = connection;
        this.source = source;
        this.target = target;
        this.copied = copied;
    }

    /** How many bytes there are to copy from a server's folder, about. */
    public static long size(Path source) throws IOException {
        AtomicLong sum = new AtomicLong();
        Files.walkFileTree(source, new Walk() {
            @Override
            void enter(Path folder) {}

            @Override
            void meet(Path file, long size) {
                sum.addAndGet(size);
            }
        });
        return sum.get();
    }

    /**
     * Copies everything that was committed before this call, and what is committed until it ends.
     *
     * @throws IOException if a file cannot be read, or the disk of the target is full
     * @throws SQLException if the server goes away meanwhile
     */
    public void run() throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            // The slot ends with the connection. Until then no log that the copy needs is thrown away.
            statement.execute("SELECT pg_create_physical_replication_slot('bank_backup', true, true)");
            statement.execute("SELECT pg_backup_start('bank', fast => true)");
            copyTree();
            copyFile(source.resolve(CLUSTER).resolve("global").resolve(CONTROL));
            String label = stop(statement);
            Files.writeString(target.resolve(CLUSTER).resolve("backup_label"), label);
            copyLog(firstSegment(label));
        }
        ServerUser.own(target);
    }

    private static String stop(Statement statement) throws SQLException {
        try (ResultSet result =
                statement.executeQuery("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")) {
            result.next();
            return result.getString(1);
        }
    }

    private static String firstSegment(String label) {
        Matcher matcher = FIRST_SEGMENT.matcher(label);
        if (!matcher.find()) {
            throw new ServerException("PostgreSQL has labelled the backup in a way that is not known: " + label);
        }
        return matcher.group(1);
    }

    /** The names of segments sort as they were written. */
    private void copyLog(String first) throws IOException {
        try (Stream<Path> segments = Files.list(source.resolve(CLUSTER).resolve(LOG))) {
            for (Path segment : (Iterable<Path>) segments.filter(Files::isRegularFile)::iterator) {
                if (segment.getFileName().toString().compareTo(first) >= 0) {
                    copyFile(segment);
                }
            }
        }
    }

    private void copyTree() throws IOException {
        Files.walkFileTree(source, new Walk() {
            @Override
            void enter(Path folder) throws IOException {
                Files.copy(folder, inTarget(folder), StandardCopyOption.COPY_ATTRIBUTES);
            }

            @Override
            void meet(Path file, long size) throws IOException {
                copyFile(file);
            }
        });
    }

    private Path inTarget(Path path) {
        return target.resolve(source.relativize(path));
    }

    /** A file that is dropped meanwhile is dropped in the log, too. */
    private void copyFile(Path file) throws IOException {
        Path copy = inTarget(file);
        try {
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            if (!file.startsWith(source.resolve(CLUSTER))) {
                DurableFile.force(copy);
            }
        } catch (NoSuchFileException droppedMeanwhile) {
            return;
        }
        copied.accept(Files.size(copy));
    }

    /** Goes through all that belongs into a copy, while files come and go. */
    private abstract static class Walk extends SimpleFileVisitor<Path> {

        abstract void enter(Path folder) throws IOException;

        abstract void meet(Path file, long size) throws IOException;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            enter(folder);
            boolean empty = LEFT_EMPTY.contains(folder.getFileName().toString());
            return empty ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()
                    && !LEFT_OUT.contains(file.getFileName().toString())) {
                meet(file, attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
