package io.corebank.bench.chaos.fault;

import io.corebank.bench.chaos.check.Checker;
import io.corebank.bench.chaos.history.History;
import io.corebank.bench.lab.AxonServer;
import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Cluster;
import io.corebank.bench.lab.ClusterData;
import io.corebank.bench.lab.Entrance;
import io.corebank.bench.lab.Lab;
import io.corebank.servers.AxonServerAddress;
import io.corebank.servers.TcpProxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The distributed bank, two processes of those services that can be several, and the network to its Axon Server. */
public final class ClusterSite implements Site {

    private static final int REPLICAS = 2;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String NO_MARK = "no connection is marked";
    private static final String QUERY = ClusterData.databaseOf("account-query");
    private static final String SAGA = ClusterData.databaseOf("transfer-saga");
    private static final List<String> PROCESSING =
            List.of(ClusterData.databaseOf("account-command"), SAGA, QUERY, ClusterData.databaseOf("notifications"));

    private final Ground ground;
    private final TcpProxy network;
    private final Cluster cluster;

    /**
     * What the distributed bank runs on.
     *
     * @param restart the command that kills the Axon Server and starts it again; empty if nobody may do that
     */
    public record Ground(AxonServer server, Optional<String> restart) {}

    /** Starts everything but Axon Server, which must be empty, in a lab that also stops it. */
    public ClusterSite(Lab lab, Ground ground) {
        this.ground = ground;
        requireNear(ground.server().address());
        ground.server().requireEmpty();
        network = Network.before(lab, ground.server().address().port(), NO_MARK);
        AxonServer behindProxy = new AxonServer(
                new AxonServerAddress(LOOPBACK, network.port()), ground.server().token());
        cluster = lab.part("cluster", made -> {
            made.progress().say("Starting the cluster");
            return new Cluster(made, behindProxy, REPLICAS);
        });
    }

    /** The proxy before it reaches this machine only. */
    private static void requireNear(AxonServerAddress address) {
        try {
            if (InetAddress.getByName(address.host()).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            throw new BenchException("Nobody knows the host of " + address + ".", e);
        }
        throw new BenchException("The Axon Server has to be on this machine, and " + address + " is not.", null);
    }

    @Override
    public Entrance entrance() {
        return cluster;
    }

    @Override
    public boolean isAlive() {
        return cluster.isAlive();
    }

    @Override
    public List<String> remarks() {
        return List.of("Services that ended by themselves, and were started again: " + cluster.endedByThemselves());
    }

    @Override
    public void kill() {
        cluster.close();
    }

    @Override
    public List<Path> logs() {
        return cluster.logs();
    }

    @Override
    public Faults<ClusterSite> faults(History history, SplittableRandom random, boolean brief) {
        return new Faults<>(ClusterFaults.all(), this, history, random, brief);
    }

    /** The Axon Server's log, and the copy of it that is chained by hashes. */
    @Override
    public List<Checker> checkers(History history) {
        return List.of(
                Checker.of(ground.server(), history),
                Checker.ofCopy(ground.server(), cluster.data().postgres(), QUERY, history));
    }

    @Override
    public long head() {
        return ground.server().head();
    }

    /** Also the copy of the log has to be complete. */
    @Override
    public boolean rests(long head) {
        return PROCESSING.stream().allMatch(name -> cluster.data().postgres().number(name, OpenWork.DEAD_LETTERS) == 0)
                && cluster.data().postgres().number(SAGA, OpenWork.transfersUpTo(head)) == 0
                && cluster.data().postgres().number(QUERY, "select head from event_store.writer") >= head;
    }

    Cluster cluster() {
        return cluster;
    }

    TcpProxy network() {
        return network;
    }

    Optional<String> restart() {
        return ground.restart();
    }
}
