package io.corebank.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A server's files as they come in an archive on the class path, unpacked once for each version. */
record Distribution(String name, String version, String resource) {

    static Distribution postgres() {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return new Distribution(
                "postgres", versionOf("postgres"), "/postgres-%s-%s.txz".formatted(system, arm ? "arm_64" : "x86_64"));
    }

    static Distribution elasticsearch() {
        return new Distribution(
                "elasticsearch", versionOf("elasticsearch"), "/io/corebank/servers/elasticsearch-server.zip");
    }

    private static String versionOf(String server) {
        try (InputStream in = Distribution.class.getResourceAsStream("versions.properties")) {
            Properties versions = new Properties();
            versions.load(in);
            return versions.getProperty(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder with the server's files; unpacks them first if this machine has not yet. */
    Path unpackInto(Path cacheFolder, Consumer<String> progress) {
        Path home = cacheFolder.resolve(name + "-" + version);
        if (Files.exists(home)) {
            return home;
        }
        try {
            Unpacker.folder(cacheFolder);
            Path lockFile = cacheFolder.resolve(name + ".lock");
            synchronized (Distribution.class) {
                try (FileChannel channel = lockFileChannel(lockFile);
                        var lock = channel.lock()) {
                    if (lock.isValid() && Files.notExists(home)) {
                        progress.accept("Unpacking " + name + " " + version);
                        unpackTo(home);
                    }
                }
            }
            return home;
        } catch (IOException e) {
            throw new ServerException(
                    "%s %s cannot be unpacked into %s: %s.".formatted(name, version, cacheFolder, e.getMessage()), e);
        }
    }

    private static FileChannel lockFileChannel(Path lockFile) throws IOException {
        return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Unpacks beside the target and renames, so that a killed process leaves no half of a distribution. */
    private void unpackTo(Path home) throws IOException {
        Path unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
        deleteTree(unfinished);
        try (InputStream in = Distribution.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("this build has no " + name + " for this operating system and processor");
            }
            Unpacker.unpack(resource, in, unfinished);
        }
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    static void deleteTree(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }
}
