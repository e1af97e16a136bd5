package io.corebank.standalone.launch;

import io.corebank.servers.DurableFile;
import io.corebank.servers.PostgresBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Copies all that a bank cannot make again, its log and its keys, into a data folder of its own, and audits the copy.
 * It takes its final name only when nothing was found. Indices are filled from the log by the bank that is started on
 * it.
 */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copy a running or stopped bank into a folder that a bank can be started on, and audit the copy.",
        sortOptions = false)
final class BackupCommand implements Callable<Integer> {

    private static final String POSTGRES = "postgres";
    private static final double MEGABYTE = 1 << 20;

    @Parameters(paramLabel = "FOLDER", description = "the data folder of the copy, which must not exist")
    Path target = Path.of("backup");

    @Option(
            names = "--data",
            defaultValue = "${env:BANK_DATA:-${sys:bank.home:-.}/data}",
            description = "the data folder of the bank (${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Override
    public Integer call() throws IOException {
        Path copy = target.toAbsolutePath().normalize();
        Path unfinished = copy.resolveSibling(copy.getFileName() + ".unfinished");
        for (Path taken : List.of(copy, unfinished)) {
            if (Files.exists(taken)) {
                throw new LaunchException("The folder " + taken + " exists already: name another, or delete it.");
            }
        }
        try {
            copyTo(unfinished);
        } catch (IOException | SQLException failure) {
            throw new LaunchException(
                    "The bank cannot be copied to " + unfinished + " (" + failure + "): delete that and try again.",
                    failure);
        }
        if (audit(unfinished) != 0) {
            throw new LaunchException(
                    "The copy in " + unfinished + " is no backup: the audit has found what stands above.");
        }
        Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
        System.out.println("Backup in " + copy + ". A bank runs on it by: ./bank up --data " + copy);
        return 0;
    }

    private void copyTo(Path copy) throws IOException, SQLException {
        DataFolder folder = new DataFolder(data);
        AuditedDatabase database = databaseIn(folder.path());
        try (AuditedDatabase.Access access = database.open();
                Connection connection = access.connect()) {
            System.out.println("Copying " + access);
            DataFolder backup = new DataFolder(copy);
            backup.create();
            copyTree(folder.keys(), backup.keys());
            copyFile(folder.versionFile(), backup.versionFile());
            AtomicLong copied = new AtomicLong();
            Path server = folder.server(POSTGRES);
            long expected = PostgresBackup.size(server);
            ProgressBar bar = ProgressBar.onStandardOut();
            new PostgresBackup(
                            connection,
                            server,
                            backup.server(POSTGRES),
                            bytes -> bar.show((double) copied.addAndGet(bytes) / expected))
                    .run();
            bar.end(String.format(Locale.ROOT, "%.0f MB", copied.get() / MEGABYTE));
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                copyFile(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void copyFile(Path file, Path copy) throws IOException {
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        DurableFile.force(copy);
    }

    private static int audit(Path copy) {
        VerifyCommand verify = new VerifyCommand();
        verify.database = databaseIn(copy);
        return verify.call();
    }

    private static AuditedDatabase databaseIn(Path folder) {
        AuditedDatabase database = new AuditedDatabase();
        database.data = folder;
        return database;
    }
}
