package io.corebank.bench.chaos.fault;

import io.corebank.servers.TcpProxy.Cut;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Everything that can be made to go wrong. Each is over when what it stopped has been started again. */
public enum Fault {
    KILL_BANK(true) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            site.bank().kill();
            site.bank().restart();
            return Duration.ZERO;
        }
    },
    PAUSE_BANK(true) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            List<Integer> seconds = brief ? List.of(5) : List.of(5, 12, 35, 65);
            return pause(site.bank().pid(), seconds.get(random.nextInt(seconds.size())));
        }
    },
    EMPTY_STORES(true) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            site.bank().kill();
            Stores.empty(site, random);
            site.bank().restart();
            return Duration.ZERO;
        }
    },
    KILL_POSTGRES(true) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            return Restarts.ofPostgres(site, "KILL");
        }
    },
    RESTART_POSTGRES(true) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            return Restarts.ofPostgres(site, "INT");
        }
    },
    PAUSE_POSTGRES(true) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            return pause(site.database().pid().orElseThrow(), brief ? 3 : 2 + random.nextInt(20));
        }
    },
    CUT_CONNECTIONS(true) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            site.network().cutAll();
            return Duration.ZERO;
        }
    },
    CUT_COMMIT(true) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            List<Cut> cuts = List.of(Cut.BEFORE, Cut.IN_THE_REQUEST, Cut.DURING, Cut.AFTER);
            site.network().arm(cuts.get(random.nextInt(cuts.size())));
            return Duration.ZERO;
        }
    },
    LOSE_POSTGRES(false) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            site.network().vanish();
            Duration away = Signals.pause(Duration.ofSeconds(2 + random.nextInt(30)));
            site.network().comeBack();
            return away;
        }
    },
    KILL_ELASTICSEARCH(true) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            return Restarts.ofElasticsearch(site);
        }
    },
    PAUSE_ELASTICSEARCH(true) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            return pause(site.elasticsearch().pid().orElseThrow(), brief ? 3 : 5 + random.nextInt(35));
        }
    },
    DELETE_INDEX(true) {
        @Override
        Duration hit(Site site, SplittableRandom random, boolean brief) {
            Stores.deleteAnIndex(site, random);
            return Duration.ZERO;
        }
    };

    private final boolean isShort;

    Fault(boolean isShort) {
        this.isShort = isShort;
    }

    /** Whether it belongs to the short form, too. */
    public boolean isShort() {
        return isShort;
    }

    /**
     * Injects it, and answers when it is over.
     *
     * @return how long something was kept from working on purpose
     */
    abstract Duration hit(Site site, SplittableRandom random, boolean brief);

    private static Duration pause(long pid, int seconds) {
        Signals.sendToAll("STOP", pid);
        try {
            return Signals.pause(Duration.ofSeconds(seconds));
        } finally {
            Signals.sendToAll("CONT", pid);
        }
    }
}
