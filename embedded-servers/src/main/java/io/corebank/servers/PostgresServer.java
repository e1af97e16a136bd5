package io.corebank.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** PostgreSQL on the loopback interface, with everything that durability needs switched on. */
public final class PostgresServer extends EmbeddedServer {

    /** The only user, who owns everything. */
    public static final String USER = "postgres";

    private static final int SHARED_BUFFERS_MB = 128;

    /** After a crash it reads its log, for as long as the disk needs; to give up earlier would only begin it again. */
    private static final Duration RECOVERY_PATIENCE = Duration.ofDays(1);

    private final Path cluster;
    private final Postmaster postmaster;
    private final Path passwordFile;

    public PostgresServer(ServerSettings settings) {
        super("PostgreSQL", settings);
        this.cluster = settings.folder().resolve("cluster");
        this.postmaster = new Postmaster(cluster);
        this.passwordFile = settings.folder().resolve("password");
    }

    /** The JDBC URL of a database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The password of {@link #USER}, made by chance when the cluster was. */
    public String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new ServerException("The file " + passwordFile + " cannot be read.", e);
        }
    }

    @Override
    void prepare() {
        home();
        Path versionFile = cluster.resolve("PG_VERSION");
        if (Files.notExists(cluster)) {
            initialise();
            return;
        }
        if (Files.notExists(versionFile)) {
            throw new ServerException("The folder " + cluster + " is no PostgreSQL cluster, or a damaged one:"
                    + " restore it from a backup, or use another data folder.");
        }
        String supported = Distribution.postgres().version().split("\\.", 2)[0];
        String found = LogTail.ofAll(versionFile).last().orElse("?");
        if (!found.equals(supported)) {
            throw new ServerException("The folder %s holds data of PostgreSQL %s, but this version of the bank runs"
                            .formatted(cluster, found)
                    + " PostgreSQL " + supported + ": use another data folder.");
        }
        OwnerOnly.tighten(passwordFile);
    }

    /** Initialises beside the target and renames, so that a killed process leaves no half of a cluster. */
    private void initialise() {
        settings.progress().accept("Creating a PostgreSQL cluster");
        Path unfinished = settings.folder().resolve("cluster.unfinished");
        try {
            Distribution.deleteTree(unfinished);
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            OwnerOnly.write(passwordFile, HexFormat.of().formatHex(secret));
            ServerUser.own(settings.folder());
            List<String> initdb = List.of(
                    home().resolve("bin/initdb").toString(),
                    "--pgdata=" + unfinished,
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-instructions");
            Launch.of("PostgreSQL's initdb", settings.folder(), asServerUser(initdb))
                    .awaitEnd(this::isClosing, ServerProcess.START_PATIENCE, pidFile(), LogTail.ofAll(logFile()));
            Files.writeString(
                    unfinished.resolve("postgresql.conf"),
                    Files.readString(unfinished.resolve("postgresql.conf")) + "\ninclude = 'bank.conf'\n");
            Files.move(unfinished, cluster);
        } catch (IOException e) {
            throw new ServerException(
                    "A PostgreSQL cluster cannot be created in " + cluster + ": " + e.getMessage(), e);
        }
    }

    @Override
    String configure(int chosenPort) {
        int buffers = settings.memoryMegabytes() == 0 ? SHARED_BUFFERS_MB : settings.memoryMegabytes();
        Map<String, String> conf = new LinkedHashMap<>();
        conf.put("listen_addresses", "127.0.0.1");
        conf.put("port", Integer.toString(chosenPort));
        conf.put("unix_socket_directories", "");
        conf.put("max_connections", "100");
        conf.put("shared_buffers", buffers + "MB");
        conf.put("fsync", "on");
        conf.put("synchronous_commit", "on");
        conf.put("full_page_writes", "on");
        conf.put("max_wal_size", "1GB");
        conf.put("timezone", "UTC");
        conf.put("log_timezone", "UTC");
        conf.putAll(settings.options());
        String text = conf.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        write(cluster.resolve("bank.conf"), text);
        return Distribution.postgres().version() + "\n" + text;
    }

    @Override
    Launch launch() {
        postmaster.forgetRecycledPid();
        List<String> pgCtl = List.of(
                home().resolve("bin/pg_ctl").toString(),
                "--pgdata=" + cluster,
                "--log=" + logFile(),
                "--wait",
                "--timeout=" + RECOVERY_PATIENCE.toSeconds(),
                "start");
        return Launch.of(name(), settings.folder(), asServerUser(pgCtl));
    }

    @Override
    PidFile pidFile() {
        return postmaster.pidFile();
    }

    /** Somebody listens already while it recovers. */
    @Override
    boolean answers() {
        return !postmaster.isRecovering() && FreePort.isServed(port());
    }

    @Override
    Duration startPatience() {
        return RECOVERY_PATIENCE.plusMinutes(1);
    }

    @Override
    void awaitRecovery() {
        if (postmaster.isRecovering()) {
            settings.progress().accept("Waiting for PostgreSQL, which recovers");
            Processes.await(() -> isClosing() || !postmaster.isRecovering(), RECOVERY_PATIENCE);
        }
    }

    /** INT ends the sessions and stops in order, QUIT leaves recovery to the next start. */
    @Override
    List<String> stopSignals() {
        return List.of("INT", "QUIT", "KILL");
    }

    @Override
    Path logFile() {
        return settings.folder().resolve("postgres.log");
    }

    private Path home() {
        return Distribution.postgres().unpackInto(settings.cacheFolder(), settings.progress());
    }

    private List<String> asServerUser(List<String> command) {
        return ServerUser.command(List.of(settings.folder(), settings.cacheFolder()), command);
    }
}
