package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Everything that can be made to go wrong with the distributed bank. */
final class ClusterFaults {

    private static final String SAGA = "transfer-saga";
    private static final int MOST_ATTEMPTS = 120;

    private ClusterFaults() {}

    static List<Fault<ClusterSite>> all() {
        List<Fault<ClusterSite>> faults = new ArrayList<>();
        for (String service : Cluster.SERVICES) {
            String name = service.toUpperCase(Locale.ROOT).replace('-', '_');
            faults.add(
                    new Named("KILL_" + name, true, (site, random, brief) -> kill(site, oneOf(site, service, random))));
            faults.add(new Named(
                    "PAUSE_" + name,
                    true,
                    (site, random, brief) -> Signals.pauseAll(
                            site.cluster().pid(oneOf(site, service, random)), pauseSeconds(random, brief))));
        }
        faults.addAll(List.of(
                new Named("CUT_AXON_SERVER", true, (site, random, brief) -> {
                    site.network().cutAll();
                    return Duration.ZERO;
                }),
                new Named("LOSE_AXON_SERVER", true, (site, random, brief) -> loseAxonServer(site, random, brief)),
                new RestartAxonServer(),
                new Named("KILL_POSTGRES", true, (site, random, brief) -> killPostgres(site)),
                new Named(
                        "PAUSE_POSTGRES",
                        true,
                        (site, random, brief) ->
                                Signals.pauseAll(site.cluster().postgresPid(), brief ? 3 : 2 + random.nextInt(20))),
                new Named("KILL_ELASTICSEARCH", true, (site, random, brief) -> {
                    Signals.send("KILL", site.cluster().elasticsearchPid());
                    return Duration.ZERO;
                }),
                new Named("DELETE_INDEX", true, (site, random, brief) -> {
                    Stores.deleteAnIndex(site.cluster().elasticsearch(), random);
                    return Duration.ZERO;
                }),
                new Named("EMPTY_STORES", true, (site, random, brief) -> emptyStores(site, random)),
                new Named("SPLIT_AND_MERGE", true, ClusterFaults::splitAndMerge)));
        return faults;
    }

    private interface Hit {
        Duration hit(ClusterSite site, SplittableRandom random, boolean brief);
    }

    private record Named(String name, boolean isShort, Hit hit) implements Fault<ClusterSite> {

        @Override
        public Duration hit(ClusterSite site, SplittableRandom random, boolean brief) {
            return hit.hit(site, random, brief);
        }
    }

    /** By the command that was given for it, which comes back when it takes connections again, or just before. */
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
                if (process.waitFor() != 0) {
                    throw new BenchException("Axon Server was not started again: the command failed.", null);
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
        List<String> processes = site.cluster().processes().stream()
                .filter(name -> name.replaceFirst("-[0-9]$", "").equals(service))
                .toList();
        return processes.get(random.nextInt(processes.size()));
    }

    private static Duration kill(ClusterSite site, String name) {
        site.cluster().restartSeconds(name);
        return Duration.ZERO;
    }

    private static int pauseSeconds(SplittableRandom random, boolean brief) {
        List<Integer> seconds = brief ? List.of(5) : List.of(5, 12, 35, 65);
        return seconds.get(random.nextInt(seconds.size()));
    }

    private static Duration loseAxonServer(ClusterSite site, SplittableRandom random, boolean brief) {
        site.network().vanish();
        Duration away = Signals.pause(Duration.ofSeconds(brief ? 5 : 2 + random.nextInt(30)));
        site.network().comeBack();
        return away;
    }

    private static Duration killPostgres(ClusterSite site) {
        long killed = site.cluster().postgresPid();
        Signals.send("KILL", killed);
        await(
                "PostgreSQL was not started again.",
                () -> site.cluster().postgres().isAnswering());
        return Duration.ZERO;
    }

    /** The sagas go with their processes; their places in the log, and the list of open transfers, are filled again. */
    private static Duration emptyStores(ClusterSite site, SplittableRandom random) {
        List<String> processes = site.cluster().processes().stream()
                .filter(name -> name.startsWith(SAGA))
                .toList();
        processes.forEach(name -> Signals.send("KILL", site.cluster().pid(name)));
        site.cluster().postgres().execute(Cluster.databaseOf(SAGA), Stores.emptying(random));
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
        await("No process could " + what + " the segments of " + SAGA + ".", () -> {
            try {
                clerk.post("/api/v1/admin/processors/" + SAGA + "/" + what, "operator");
                return true;
            } catch (BenchException notNow) {
                return false;
            }
        });
    }

    private static void await(String otherwise, BooleanSupplier condition) {
        for (int attempt = 0; !condition.getAsBoolean(); attempt++) {
            if (attempt == MOST_ATTEMPTS) {
                throw new BenchException(otherwise, null);
            }
            Signals.pause(Duration.ofMillis(500));
        }
    }
}
