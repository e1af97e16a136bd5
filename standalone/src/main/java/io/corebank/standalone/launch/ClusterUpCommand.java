package io.corebank.standalone.launch;

import io.corebank.servers.AxonServerAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs all services on this machine until it is stopped. Axon Server runs already, somewhere. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start the services, with embedded PostgreSQL and Elasticsearch, on an Axon Server that runs.",
        sortOptions = false)
final class ClusterUpCommand implements Callable<Integer> {

    @Option(
            names = "--axon-server",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:AXON_SERVER:-localhost:8124}",
            description = "the Axon Server to use (${DEFAULT-VALUE})")
    String axonServer = "";

    @Option(
            names = "--axon-server-token",
            paramLabel = "TOKEN",
            defaultValue = "${env:AXON_SERVER_TOKEN}",
            description = "what it asks for, if it does; better set AXON_SERVER_TOKEN")
    @Nullable
    String axonServerToken;

    @Option(
            names = "--axon-server-certificate",
            paramLabel = "FILE",
            defaultValue = "${env:AXON_SERVER_CERTIFICATE}",
            description = "the link is by TLS, with a server of this certificate, or of this authority (PEM)")
    @Nullable
    Path axonServerCertificate;

    @Option(
            names = "--port",
            defaultValue = "${env:BANK_PORT:-8080}",
            description = "port of the gateway (${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--replicas",
            defaultValue = "1",
            description = "processes of account-command, and of transfer-saga (${DEFAULT-VALUE})")
    int replicas;

    @Option(
            names = "--data",
            defaultValue = ClusterCommand.DATA,
            description = "folder for data, keys and logs (${DEFAULT-VALUE})")
    Path data = Path.of("data-cluster");

    @Option(
            names = "--min-free-mb",
            defaultValue = "${env:BANK_MIN_FREE_MB:-1024}",
            description = "refuse to start with less disk than this (${DEFAULT-VALUE})")
    long minFreeMegabytes;

    @Override
    public Integer call() {
        if (replicas < 1 || replicas > ClusterServices.MOST_REPLICAS) {
            throw new LaunchException("--replicas is 1 to " + ClusterServices.MOST_REPLICAS + ".");
        }
        if (axonServerCertificate != null && !Files.isReadable(axonServerCertificate)) {
            throw new LaunchException("%s cannot be read.".formatted(axonServerCertificate));
        }
        ListeningPort.requireFree(Cluster.HOST, port);
        AxonServerAddress.of(axonServer).requireReachable();
        DataFolder folder = new DataFolder(data);
        folder.prepare(minFreeMegabytes);
        new Cluster(this, folder, Progress.toTerminal()).start();
        return UpCommand.KEEPS_RUNNING;
    }
}
