package io.corebank.eventstore;

import io.corebank.servers.TestServers.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A second process with the application of jars, which is under load while it is the writer. */
final class JarProcess implements AutoCloseable {

    private final Process process;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final Thread listener = new Thread(this::listen, "jar-process");

    private JarProcess(Process process) {
        this.process = process;
        listener.setDaemon(true);
        listener.start();
    }

    /** @param skewSeconds by how much its clock is wrong */
    static JarProcess start(TestDatabase database, long skewSeconds) throws IOException {
        return new JarProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JarProcessMain.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        Long.toString(skewSeconds))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line.split(" "));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(String[] words) {
        if (words[0].equals("done") && words.length == 3) {
            acknowledged.put(words[1], Long.parseLong(words[2]));
        } else if (words[0].equals("denied")) {
            denied.add(words[1]);
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    int denied() {
        return denied.size();
    }

    /** Ends the process as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listener.join(TimeUnit.SECONDS.toMillis(10));
    }

    /** Freezes all its threads at whatever they are doing. */
    void pause() throws Exception {
        signal("STOP");
    }

    void wake() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Ends the load, waits for its answers, and holds them against the log. */
    void audit(Audit audit) throws Exception {
        if (process.isAlive()) {
            process.outputWriter().close();
            process.waitFor(60, TimeUnit.SECONDS);
            listener.join(TimeUnit.SECONDS.toMillis(10));
        }
        audit.demandOnce(acknowledged, denied);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
