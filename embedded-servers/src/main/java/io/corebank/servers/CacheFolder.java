package io.corebank.servers;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where distributions are unpacked: once for each machine and user, outside any data folder that may be deleted. */
final class CacheFolder {

    private CacheFolder() {}

    /** Root unpacks where the unprivileged user of the servers can read; a user without a home beside the data. */
    static Path locate(Path dataFolder) {
        String chosen = System.getenv("BANK_CACHE");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        if (ServerUser.isRoot()) {
            return Path.of("/var/cache/corebank");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home", "/nonexistent"));
        Path cache = xdg == null || xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg);
        boolean usable = Files.isWritable(cache) || (Files.notExists(cache) && Files.isWritable(home));
        return usable
                ? cache.resolve("corebank")
                : dataFolder.resolveSibling("cache").toAbsolutePath();
    }
}
