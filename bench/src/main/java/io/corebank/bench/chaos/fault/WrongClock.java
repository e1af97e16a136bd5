package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.BenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The clock of one bank, which can be wrong by some seconds: a {@link ClockAgent} in its JVM reads in a file how wrong.
 */
final class WrongClock {

    private final Path agent;
    private final Path file;
    private long wrong;

    /**
     * A clock that is right so far.
     *
     * @param folder for the file and the agent
     */
    WrongClock(Path folder) {
        this.agent = folder.resolve("clock-agent.jar");
        this.file = folder.resolve("clock");
        pack();
        beRight();
    }

    /** A jar of the agent alone: in the bank's JVM it uses the bank's libraries, and must not bring others. */
    private void pack() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ClockAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(agent), manifest)) {
            for (Class<?> part : ClockAgent.parts()) {
                String name = part.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream code =
                        Objects.requireNonNull(part.getClassLoader().getResourceAsStream(name), name)) {
                    code.transferTo(jar);
                }
            }
        } catch (IOException e) {
            throw new BenchException("The clock's agent cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** What the bank has to be started with to believe this clock. */
    Map<String, String> environment() {
        return Map.of("BANK_JAVA_OPTIONS", "-javaagent:%s=%s".formatted(agent, file));
    }

    /** Within a moment the bank believes it. */
    void beWrongBy(long seconds) {
        wrong = seconds;
        write(seconds);
    }

    void beRight() {
        write(0);
    }

    /** By how many seconds it was wrong the last time. */
    long wasWrongBy() {
        return wrong;
    }

    private void write(long seconds) {
        try {
            Path next = file.resolveSibling("clock.next");
            Files.writeString(next, Long.toString(seconds));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BenchException("The clock cannot be set: " + e.getMessage() + ".", e);
        }
    }
}
