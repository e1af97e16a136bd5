package io.corebank.servers;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where and how a server runs.
 *
 * @param folder holds everything the server keeps, and nothing else
 * @param port on the loopback interface; 0 takes a free one and remembers it in the folder
 * @param memoryMegabytes PostgreSQL's shared buffers or Elasticsearch's heap; 0 is the server's default
 * @param cacheFolder where distributions are unpacked, once for each version
 * @param options settings of the server's own configuration file, over the ones chosen here
 * @param progress is told, in a few words each, what takes time
 */
public record ServerSettings(
        Path folder,
        int port,
        int memoryMegabytes,
        Path cacheFolder,
        Map<String, String> options,
        Consumer<String> progress) {

    public ServerSettings {
        folder = folder.toAbsolutePath().normalize();
        options = Map.copyOf(options);
    }

    /** Settings for a server that lives in this folder, on a free port, with defaults for the rest. */
    public static ServerSettings in(Path folder) {
        return new ServerSettings(folder, 0, 0, CacheFolder.locate(folder), Map.of(), step -> {});
    }

    public ServerSettings withPort(int newPort) {
        return new ServerSettings(folder, newPort, memoryMegabytes, cacheFolder, options, progress);
    }

    public ServerSettings withMemoryMegabytes(int megabytes) {
        return new ServerSettings(folder, port, megabytes, cacheFolder, options, progress);
    }

    public ServerSettings withOption(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new ServerSettings(folder, port, memoryMegabytes, cacheFolder, more, progress);
    }

    public ServerSettings withProgress(Consumer<String> listener) {
        return new ServerSettings(folder, port, memoryMegabytes, cacheFolder, options, listener);
    }
}
