package io.corebank.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.corebank.servers.ServerState.Phase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchServerIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path parent;

    private Path folder;
    private ElasticsearchServer server;

    @BeforeEach
    void setUp() {
        folder = parent.resolve("data with a blank");
        server = new ElasticsearchServer(ServerSettings.in(folder));
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    private int request(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, BodyPublishers.noBody())
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    void isStartedAgainWithItsDataWhenItDies() throws Exception {
        Queue<Phase> phases = new ConcurrentLinkedQueue<>();
        server.start();
        assertThat(request("PUT", "/kept")).isEqualTo(200);
        assertThat(folder.resolve("tmp")).as("what its launcher leaves").isDirectoryContaining("glob:**final-flags*");
        server.onChange(state -> phases.add(state.phase()));

        ProcessHandle.of(server.pid().orElseThrow()).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofMinutes(2)).until(() -> phases.contains(Phase.UP));
        assertThat(phases).containsExactly(Phase.DOWN, Phase.UP);
        assertThat(request("GET", "/kept")).isEqualTo(200);
        assertThat(request("GET", "/_cluster/health/kept?wait_for_status=yellow"))
                .isEqualTo(200);
    }

    @Test
    void takesOverTheServerOfAKilledLauncherAndStopsItWhenClosed() throws Exception {
        Process launcher = OtherProcess.run("elasticsearch", folder, "started");
        launcher.destroyForcibly().waitFor();
        ProcessHandle orphan =
                new PidFile(folder.resolve("elasticsearch.pid")).process().orElseThrow();
        Path copy = Files.createDirectories(parent.resolve("copy/tmp")).getParent();
        Files.copy(folder.resolve("elasticsearch.pid"), copy.resolve("elasticsearch.pid"));
        new ElasticsearchServer(ServerSettings.in(copy)).close();
        assertThat(Processes.isRunning(orphan)).as("after the end of a copy").isTrue();

        server.start();

        assertThat(server.pid()).contains(orphan.pid());
        server.close();
        assertThat(Processes.isRunning(orphan)).isFalse();
        assertThat(FreePort.isFree(server.port())).isTrue();
    }

    @Test
    void saysWhatKeepsItFromStarting() {
        server = new ElasticsearchServer(ServerSettings.in(folder).withOption("no.such.setting", "1"));

        assertThatThrownBy(server::start)
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("Elasticsearch did not start")
                .hasMessageContaining("no.such.setting");
        assertThat(server.state().phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void leavesNothingRunningWhenItIsClosedWhileStarting() throws Exception {
        Thread starter = new Thread(() -> assertThatThrownBy(server::start).hasMessageContaining("was stopped"));
        starter.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(folder.resolve("starter.pid")));
        ProcessHandle launching =
                new PidFile(folder.resolve("starter.pid")).process().orElseThrow();

        server.close();
        starter.join();

        assertThat(Processes.isRunning(launching)).isFalse();
        assertThat(launching.descendants()).isEmpty();
        assertThat(new PidFile(folder.resolve("elasticsearch.pid")).process()).isEmpty();
    }
}
