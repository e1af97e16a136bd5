package io.corebank.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs a server from a JVM of its own, which can be killed as a launcher may be. */
final class OtherProcess {

    private OtherProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        ServerSettings settings = ServerSettings.in(Path.of(arguments[1]));
        EmbeddedServer server =
                arguments[0].equals("postgres") ? new PostgresServer(settings) : new ElasticsearchServer(settings);
        System.out.println("starting");
        server.start();
        System.out.println("started");
        new CountDownLatch(1).await();
    }

    /** Answers when the other process has printed the line. */
    static Process run(String server, Path folder, String until) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        server,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); !until.equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IOException("the other process ended too early");
            }
        }
        return process;
    }
}
