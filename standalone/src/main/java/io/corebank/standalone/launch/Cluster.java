package io.corebank.standalone.launch;

import io.corebank.servers.FreePort;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** All services on this machine, from the first check to the last process that is stopped. */
final class Cluster {

    /** The one without a database. */
    static final String GATEWAY = "gateway";

    static final List<String> SERVICES =
            List.of("identity", "account-command", "transfer-saga", "account-query", "notifications", GATEWAY);

    /** Where the gateway listens. */
    static final String HOST = "127.0.0.1";

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final int POLL_MILLIS = 500;

    private final ClusterUpCommand options;
    private final DataFolder data;
    private final Progress progress;
    private final Servers servers;
    private final ClusterServices services;
    private final ClusterSettings settings;
    private final URI address;
    private volatile boolean stopping;

    Cluster(ClusterUpCommand options, DataFolder data, Progress progress) {
        this.options = options;
        this.data = data;
        this.progress = progress;
        this.servers = new Servers(new UpOptions(), data, progress, ClusterSettings.connections(options.replicas));
        this.services = new ClusterServices(data);
        this.address = URI.create("http://localhost:" + options.port);
        this.settings = new ClusterSettings(options, servers, data, address);
    }

    /** Answers when every service is ready; they run until the process is told to end. */
    void start() {
        data.lock();
        data.announce(address, false, null);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-cluster"));
        try {
            startAll();
        } catch (RuntimeException e) {
            if (!stopping) {
                throw e;
            }
        }
    }

    private void startAll() {
        services.abandon();
        servers.start();
        servers.awaitPostgres();
        SERVICES.forEach(name -> servers.createDatabase(ClusterSettings.databaseOf(name)));
        servers.createDatabase(ClusterSettings.VAULT);
        servers.awaitElasticsearch();
        progress.step("Starting the services on Axon Server at " + options.axonServer);
        Map<String, String> gateway = new LinkedHashMap<>();
        for (String name : SERVICES.subList(0, SERVICES.size() - 1)) {
            gateway.put("bank.gateway.services." + name, String.join(",", startReplicasOf(name)));
        }
        gateway.putAll(
                Map.of("server.port", Integer.toString(options.port), "server.address", HOST, "bank.demo", "true"));
        services.start(GATEWAY, gateway);
        awaitReady();
        new Thread(this::keepRunning, "cluster").start();
        progress.step("The cluster is ready");
        progress.say(welcome());
        data.announce(address, true, null);
    }

    /** Where they will answer. */
    private List<String> startReplicasOf(String name) {
        List<String> addresses = new ArrayList<>();
        for (int number = 1; number <= settings.replicasOf(name); number++) {
            int port = FreePort.any();
            services.start(ClusterServices.replica(name, number), settings.of(name, port));
            addresses.add("http://localhost:" + port);
        }
        return addresses;
    }

    private String welcome() {
        return """

                Console        %1$s/console/
                API            %1$s/api/v1
                Health         %1$s/actuator/health
                Token          ./bank token customer1 --port %2$d
                Logs           %3$s
                """.formatted(address, options.port, data.logFile().getParent());
    }

    private void awaitReady() {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                throw new LaunchException("The services are not ready after %d s; their logs are in %s."
                        .formatted(LONGEST_START.toSeconds(), data.logFile().getParent()));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchException("Interrupted.", e);
            }
        }
    }

    /** Only with all of them alive is it the own gateway that has answered. */
    private boolean isReady() {
        services.requireAlive();
        boolean answered = answers();
        services.requireAlive();
        return answered;
    }

    private boolean answers() {
        try {
            return Http.plain().get(address.resolve("/actuator/health")).status() == 200;
        } catch (LaunchException notYet) {
            return false;
        }
    }

    /** Starts again what has ended by itself, and keeps this process alive, which nothing else would. */
    private void keepRunning() {
        Restarts restarts = new Restarts();
        while (!stopping) {
            services.ended().forEach((name, code) -> {
                if (restarts.isDue(name, System.nanoTime())) {
                    progress.step("%s ended with %d and is started again (more in %s)"
                            .formatted(name, code, services.logOf(name)));
                    services.startAgain(name);
                }
            });
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void stop() {
        stopping = true;
        progress.step("Stopping");
        services.stop();
        servers.close();
        data.withdraw();
        progress.step("Stopped");
    }
}
