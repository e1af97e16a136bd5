package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSettingsTest {

    /** What every service takes for persons' keys besides its own database. */
    private static final int VAULT = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 9})
    void askForNoMoreConnectionsThanPostgresTakes(int replicas) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("postgres")).resolve("password"), "made by chance");
        DataFolder data = new DataFolder(folder);
        ClusterUpCommand options = new ClusterUpCommand();
        options.replicas = replicas;
        Servers servers = new Servers(new UpOptions(), data, Progress.toTerminal());
        ClusterSettings settings = new ClusterSettings(options, servers, data, URI.create("http://localhost"));

        int wanted = 0;
        for (String service : Cluster.SERVICES.subList(0, Cluster.SERVICES.indexOf(Cluster.GATEWAY))) {
            String pool = settings.of(service, 1).get("spring.datasource.hikari.maximum-pool-size");
            wanted += settings.replicasOf(service) * (Integer.parseInt(pool) + VAULT);
        }

        assertThat(wanted).isBetween(100, ClusterSettings.connections(replicas) - 10);
    }
}
