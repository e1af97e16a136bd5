package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Cluster;
import io.corebank.bench.lab.ClusterData;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Everything that can be made to go wrong with the distributed bank. */
final class ClusterFaults {

    private static final String SAGA = "transfer-saga";
    private static final int LONGEST_RESTART_MINUTES = 5;

    private ClusterFaults() {}

    static List<Fault<ClusterSite>> all() {
        List<Fault<ClusterSite>> faults = new ArrayList<>();
        for (String service : Cluster.SERVICES) {
            String name = service.toUpperCase(Locale.ROOT).replace('-', '_');
            faults.add(new Named("KILL_" + name, (site, random, brief) -> {
                site.cluster().restartSeconds(oneOf(site, service, random));
                return Duration.ZERO;
            }));
            faults.add(new Named(
                    "PAUSE_" + name,
                    (site, random, brief) -> Signals.pauseAll(
                            pid(site, oneOf(site, service, random)), Signals.longSeconds(random, brief))));
        }
        faults.addAll(List.of(
                new Named("CUT_AXON_SERVER", (site, random, brief) -> {
                    site.network().cutAll();
                    return Duration.ZERO;
                }),
                new Named("LOSE_AXON_SERVER", (site, random, brief) -> Network.lose(site.network(), random, brief)),
                new RestartAxonServer(),
                new Named(
                        "KILL_POSTGRES",
                        (site, random, brief) -> Restarts.of(
                                "PostgreSQL",
                                "KILL",
                                site.cluster().data()::postgresPid,
                                () -> site.cluster().data().postgres().isAnswering())),
                new Named(
                        "PAUSE_POSTGRES",
                        (site, random, brief) -> Signals.pauseAll(
                                site.cluster().data().postgresPid().orElseThrow(), brief ? 3 : 2 + random.nextInt(20))),
                new Named(
                        "KILL_ELASTICSEARCH",
                        (site, random, brief) -> Restarts.of(
                                "Elasticsearch",
                                "KILL",
                                site.cluster().data()::elasticsearchPid,
                                () -> Stores.isAnswering(site.cluster().data().elasticsearch()))),
                new Named("DELETE_INDEX", (site, random, brief) -> {
                    Stores.deleteAnIndex(site.cluster().data().elasticsearch(), random);
                    return Duration.ZERO;
                }),
                new Named("EMPTY_STORES", (site, random, brief) -> emptyStores(site, random)),
                new Named("SPLIT_AND_MERGE", ClusterFaults::splitAndMerge)));
        return faults;
    }

    private interface Injection {
        Duration hit(ClusterSite site, SplittableRandom random, boolean brief);
    }

    private record Named(String name, Injection injection) implements Fault<ClusterSite> {

        @Override
        public boolean isShort() {
            return true;
        }

        @Override
        public Duration hit(ClusterSite site, SplittableRandom random, boolean brief) {
            return injection.hit(site, random, brief);
        }
    }

    /** By the command that was given for it. */
    private record RestartAxonServer() implements Fault<ClusterSite> {

        @Override
        public String name() {
            return "RESTART_AXON_SERVER";
        }

        @Override
        public boolean isShort() {
            return true;
        }

        @Override
        public boolean isPossible(ClusterSite site) {
            return site.restart().isPresent();
        }

        @Override
        public Duration hit(ClusterSite site, SplittableRandom random, boolean brief) {
            try {
                Process process = new ProcessBuilder("sh", "-c", site.restart().orElseThrow())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!process.waitFor(LONGEST_RESTART_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    throw new BenchException(
                            "The command that starts Axon Server again failed, or did not end within %d minutes."
                                    .formatted(LONGEST_RESTART_MINUTES),
                            null);
                }
                return Duration.ZERO;
            } catch (IOException e) {
                throw new BenchException("Axon Server was not started again: " + e.getMessage() + ".", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchException("Interrupted.", e);
            }
        }
    }

    private static String oneOf(ClusterSite site, String service, SplittableRandom random) {
        List<String> processes = site.cluster().data().processesOf(service);
        return processes.get(random.nextInt(processes.size()));
    }

    /** One that was killed by the fault before may not be back yet. */
    private static long pid(ClusterSite site, String name) {
        Restarts.await(
                name + " was not started again",
                () -> site.cluster().data().process(name).isPresent());
        return site.cluster().data().process(name).orElseThrow().pid();
    }

    /** The sagas go with their processes; their places in the log, and the list of open transfers, are filled again. */
    private static Duration emptyStores(ClusterSite site, SplittableRandom random) {
        Map<String, Long> killed = new HashMap<>();
        for (String name : site.cluster().data().processesOf(SAGA)) {
            killed.put(name, pid(site, name));
            Signals.send("KILL", killed.get(name));
        }
        site.cluster().data().postgres().execute(ClusterData.databaseOf(SAGA), Stores.emptying(random));
        killed.forEach((name, pid) -> Restarts.await(name + " was not started again", () -> pid(site, name) != pid));
        return Duration.ZERO;
    }

    /** Of the sagas, for a while. A process that has none of the segments says so, and another is asked. */
    private static Duration splitAndMerge(ClusterSite site, SplittableRandom random, boolean brief) {
        ask(site, "split");
        Signals.pause(Duration.ofSeconds(brief ? 3 : 5 + random.nextInt(20)));
        ask(site, "merge");
        return Duration.ZERO;
    }

    private static void ask(ClusterSite site, String what) {
        Clerk clerk = new Clerk(site.cluster().address());
        Restarts.await("No process could " + what + " the segments of " + SAGA, () -> {
            try {
                clerk.post("/api/v1/admin/processors/" + SAGA + "/" + what, "operator");
                return true;
            } catch (BenchException notNow) {
                return false;
            }
        });
    }
}
