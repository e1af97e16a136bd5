package io.corebank.servers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A single Elasticsearch node on the loopback interface, without security. */
public final class ElasticsearchServer extends EmbeddedServer {

    /** The name of a variable of the environment: further options for Elasticsearch's JVM. */
    private static final String JAVA_OPTIONS = "BANK_ELASTICSEARCH_JAVA_OPTIONS";

    private static final String TEMPORARY_FOLDER = "-Djava.io.tmpdir=";
    private static final int HEAP_MB = 512;
    private static final int PROBE_MILLIS = 2000;
    private static final Duration SETTLE_PATIENCE = Duration.ofMinutes(1);
    private static final String CLUSTER = "corebank";

    private final Path config;
    private final Path temporary;

    public ElasticsearchServer(ServerSettings settings) {
        super("Elasticsearch", settings);
        this.config = settings.folder().resolve("config");
        this.temporary = settings.folder().resolve("tmp");
    }

    /** Where the REST API is. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    void prepare() {
        Path home = home();
        try {
            for (String folder : List.of("config", "data", "logs", "tmp")) {
                Files.createDirectories(settings.folder().resolve(folder));
            }
            Files.copy(
                    home.resolve("config/log4j2.properties"),
                    config.resolve("log4j2.properties"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServerException("Elasticsearch cannot be set up in " + settings.folder() + ": " + e, e);
        }
    }

    @Override
    String configure(int chosenPort) {
        String yaml = yaml(chosenPort);
        String jvm = jvmOptions();
        write(config.resolve("elasticsearch.yml"), yaml);
        write(config.resolve("jvm.options"), jvm);
        return Distribution.elasticsearch().version() + "\n" + yaml + jvm;
    }

    /** The watermarks are absolute: shares of a large, well filled disk would block a small bank for no reason. */
    private String yaml(int chosenPort) {
        Map<String, String> yaml = new LinkedHashMap<>();
        yaml.put("cluster.name", CLUSTER);
        yaml.put("node.name", CLUSTER);
        yaml.put("path.data", settings.folder().resolve("data").toString());
        yaml.put("path.logs", settings.folder().resolve("logs").toString());
        yaml.put("network.host", "127.0.0.1");
        yaml.put("http.port", Integer.toString(chosenPort));
        yaml.put("transport.port", "0");
        yaml.put("discovery.type", "single-node");
        yaml.put("xpack.security.enabled", "false");
        yaml.put("cluster.routing.allocation.disk.watermark.low", "512mb");
        yaml.put("cluster.routing.allocation.disk.watermark.high", "384mb");
        yaml.put("cluster.routing.allocation.disk.watermark.flood_stage", "256mb");
        yaml.putAll(settings.options());
        return yaml.entrySet().stream()
                .map(setting -> setting.getKey() + ": \"" + setting.getValue().replace("\"", "\\\"") + "\"\n")
                .collect(Collectors.joining());
    }

    private String jvmOptions() {
        int heap = settings.memoryMegabytes() == 0 ? HEAP_MB : settings.memoryMegabytes();
        return String.join(
                "\n",
                "-Xms" + heap / 4 + "m",
                "-Xmx" + heap + "m",
                "-XX:-AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + settings.folder().resolve("logs/hs_err_pid%p.log"),
                TEMPORARY_FOLDER + "${ES_TMPDIR}",
                "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
                "20-:--add-modules=jdk.incubator.vector",
                System.getenv().getOrDefault(JAVA_OPTIONS, "").strip().replaceAll("\\s+", "\n"),
                "");
    }

    /** Does what Elasticsearch's start script does, without the two further JVMs that the script costs. */
    @Override
    Launch launch() {
        Path home = home();
        Path javaHome = Path.of(System.getProperty("java.home"));
        List<String> command = List.of(
                javaHome.resolve("bin/java").toString(),
                "-Xms4m",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                TEMPORARY_FOLDER + temporary,
                "-Dcli.name=server",
                "-Dcli.script=" + home.resolve("bin/elasticsearch"),
                "-Dcli.libs=lib/tools/server-cli",
                "-Des.path.home=" + home,
                "-Des.path.conf=" + config,
                "-Des.distribution.type=zip",
                "-Des.java.type=ES_JAVA_HOME",
                "-cp",
                home + "/lib/*:" + home + "/lib/cli-launcher/*",
                "org.elasticsearch.launcher.CliToolLauncher",
                "--daemonize",
                "--pidfile",
                settings.folder().resolve("elasticsearch.pid").toString());
        Map<String, String> environment = Map.of(
                "ES_JAVA_HOME", javaHome.toString(),
                "ES_PATH_CONF", config.toString(),
                "ES_TMPDIR", temporary.toString());
        List<Path> needed = List.of(settings.folder(), settings.cacheFolder());
        return Launch.of(name(), settings.folder(), home, ServerUser.command(needed, command), environment);
    }

    @Override
    PidFile pidFile() {
        return new PidFile(settings.folder().resolve("elasticsearch.pid"), this::isNode);
    }

    /** The node's pid file has nothing but its number, but the node was told which folder is its own. */
    private boolean isNode(ProcessHandle process, List<String> lines, Instant written) {
        List<Path> folders = Processes.arguments(process).stream()
                .filter(argument -> argument.startsWith(TEMPORARY_FOLDER))
                .map(argument -> Path.of(argument.substring(TEMPORARY_FOLDER.length())))
                .toList();
        return folders.isEmpty()
                ? PidFile.ranAt(process, written)
                : folders.stream().anyMatch(folder -> Processes.isSame(folder, temporary));
    }

    @Override
    boolean answers() {
        return health("");
    }

    /** After a crash the shards need a moment to recover; a damaged one must not keep the bank from starting. */
    @Override
    void settle() {
        Processes.await(() -> isClosing() || health("?wait_for_status=yellow&timeout=1s"), SETTLE_PATIENCE);
    }

    private boolean health(String query) {
        try {
            HttpURLConnection probe = (HttpURLConnection)
                    URI.create(url() + "/_cluster/health" + query).toURL().openConnection();
            probe.setConnectTimeout(PROBE_MILLIS);
            probe.setReadTimeout(PROBE_MILLIS);
            boolean ready = probe.getResponseCode() == HttpURLConnection.HTTP_OK;
            probe.disconnect();
            return ready;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    Duration startPatience() {
        return ServerProcess.START_PATIENCE;
    }

    @Override
    List<String> stopSignals() {
        return List.of("TERM", "KILL");
    }

    @Override
    Path logFile() {
        return settings.folder().resolve("logs").resolve(CLUSTER + ".log");
    }

    private Path home() {
        Distribution distribution = Distribution.elasticsearch();
        return distribution
                .unpackInto(settings.cacheFolder(), settings.progress())
                .resolve("elasticsearch-" + distribution.version());
    }
}
