package io.corebank.standalone.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The bank as its users start it: the packaged jar in a process of its own, with real servers behind it. */
public final class BankProcess implements AutoCloseable {

    static final Path JAR = Path.of("target", "bank.jar").toAbsolutePath();

    /** Who owns the database of a bank with an embedded PostgreSQL. */
    public static final String POSTGRES_USER = "postgres";

    private static final Duration LONGEST_START = Duration.ofSeconds(OnAxonServer.isThere() ? 400 : 120);

    /** The first one of a build leaves class data to the others when it ends, which takes a busy machine a while. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(150);

    private final Path data;
    private final int port;
    private final Path output;
    private final List<String> options;
    private Process process;

    private BankProcess(Path data, int port, List<String> options) {
        this.data = data;
        this.port = port;
        this.options = options;
        this.output = data.resolveSibling(data.getFileName() + ".out");
        this.process = launch();
    }

    /** Starts a bank with a data folder of its own and further options, and waits until it is ready. */
    public static BankProcess start(Path data, String... options) {
        return new BankProcess(data, freePort(), List.of(options)).awaitReady();
    }

    /** The base of all addresses, without a slash at the end. */
    public URI address() {
        return URI.create((options.contains("--tls-certificate") ? "https" : "http") + "://localhost:" + port);
    }

    public int port() {
        return port;
    }

    /** A client with the token of one of the demo users. */
    public BankClient as(String user) {
        return BankClient.of(address(), user);
    }

    /** Kills the bank's own process at once, as a power cut would, and leaves its servers behind. */
    public BankProcess killHard() {
        try {
            process.toHandle().destroyForcibly();
            process.waitFor();
            return this;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Starts it again on the same data and waits until it is ready. */
    public BankProcess restart() {
        process = launch();
        return awaitReady();
    }

    /** The key that it signs tokens with, in PEM. */
    public String signingKey() {
        try {
            return Files.readString(data.resolve("keys/token-signing.pem"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Changes the bank's database behind its back. PostgreSQL must run, the bank need not. */
    public void sql(String statement) {
        try (Connection connection = DriverManager.getConnection(postgresUrl(), POSTGRES_USER, postgresPassword());
                Statement change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Where its database is. PostgreSQL's own file of a running server tells its port in the fourth line. */
    public String postgresUrl() {
        return "jdbc:postgresql://127.0.0.1:"
                + lines("postgres/cluster/postmaster.pid").get(3) + "/bank";
    }

    /** The password of {@link #POSTGRES_USER}. */
    public String postgresPassword() {
        return lines("postgres/password").get(0).strip();
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(data.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Audits its log. If the bank does not run, its PostgreSQL does not either afterwards. */
    public Verification verify() {
        return Verification.of(data);
    }

    /** Runs a command of the command line on its data folder. */
    public Verification command(String name) {
        return Verification.of(name, data);
    }

    /** Everything that it keeps. */
    public Path data() {
        return data;
    }

    /** What it has printed so far. */
    public String output() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stops it, looks for personal data where none belongs, and leaves nothing. */
    @Override
    public void close() {
        stop();
        Canary.requireAbsent(data);
        Folders.delete(data.getParent());
    }

    /** Stops it and its servers, and leaves its data. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The bank did not stop within " + LONGEST_STOP + ":\n" + output());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ShortLivedJvm.options());
        command.addAll(List.of("-jar", JAR.toString()));
        if (OnAxonServer.isThere()) {
            command.add("cluster");
        }
        command.addAll(List.of("up", "--port", Integer.toString(port), "--data", data.toString()));
        command.addAll(options);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private BankProcess awaitReady() {
        try {
            Awaitility.await("the bank to be ready")
                    .atMost(LONGEST_START)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> !process.isAlive() || isReady());
        } catch (RuntimeException timeout) {
            process.destroy();
            throw new IllegalStateException("The bank did not start:\n" + output(), timeout);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("The bank ended while it started:\n" + output());
        }
        return this;
    }

    /**
     * A bank with TLS answers only those who know its certificate, and a gateway answers before its services are ready:
     * both tell in their folder when they are.
     */
    private boolean isReady() throws IOException {
        Path told = data.resolve("bank.pid");
        return address().getScheme().equals("http") && !OnAxonServer.isThere()
                ? BankClient.isReady(address())
                : Files.exists(told) && Files.readAllLines(told).contains("ready");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
