package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.Bank;
import io.corebank.servers.TcpProxy.Cut;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Everything that can be made to go wrong with a bank in one process. */
enum BankFault implements Fault<BankSite> {
    KILL_BANK(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            site.bank().kill();
            site.bank().restart();
            return Duration.ZERO;
        }
    },
    PAUSE_BANK(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            return Signals.pauseAll(site.bank().pid(), Signals.longSeconds(random, brief));
        }
    },
    EMPTY_STORES(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            site.bank().kill();
            site.database().execute(Bank.DATABASE, Stores.emptying(random));
            site.bank().restart();
            return Duration.ZERO;
        }
    },
    KILL_POSTGRES(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            return postgres(site, "KILL");
        }
    },
    RESTART_POSTGRES(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            return postgres(site, "INT");
        }
    },
    PAUSE_POSTGRES(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            return Signals.pauseAll(site.database().pid().orElseThrow(), brief ? 3 : 2 + random.nextInt(20));
        }
    },
    CUT_CONNECTIONS(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            site.network().cutAll();
            return Duration.ZERO;
        }
    },
    CUT_COMMIT(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            List<Cut> cuts = List.of(Cut.BEFORE, Cut.IN_THE_REQUEST, Cut.DURING, Cut.AFTER);
            site.network().arm(cuts.get(random.nextInt(cuts.size())));
            return Duration.ZERO;
        }
    },
    LOSE_POSTGRES(false) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            return Network.lose(site.network(), random, brief);
        }
    },
    KILL_ELASTICSEARCH(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            return Restarts.of("Elasticsearch", "KILL", site.elasticsearch()::pid, () -> true);
        }
    },
    PAUSE_ELASTICSEARCH(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            return Signals.pauseAll(site.elasticsearch().pid().orElseThrow(), brief ? 3 : 5 + random.nextInt(35));
        }
    },
    FILL_DISK(true) {
        @Override
        public boolean isPossible(BankSite site) {
            return site.disk().isPresent();
        }

        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            int seconds = brief ? 3 : 3 + random.nextInt(12);
            return Disk.full(site.disk().orElseThrow(), Duration.ofSeconds(seconds));
        }
    },
    SLOW_DISK(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            return Disk.slow(site.database(), Duration.ofSeconds(brief ? 3 : 5 + random.nextInt(20)));
        }
    },
    JUMP_CLOCK(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            site.clock().beWrongBy(JUMPS.get(random.nextInt(JUMPS.size())));
            Signals.pause(Duration.ofSeconds(brief ? 3 : 5 + random.nextInt(10)));
            site.clock().beRight();
            return Duration.ZERO;
        }

        @Override
        public long wrongSeconds(BankSite site) {
            return site.clock().wasWrongBy();
        }
    },
    HAND_OVER(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            site.bank().standBy(site.nextHome());
            Signals.pause(Duration.ofSeconds(brief ? 3 : 20 + random.nextInt(41)));
            site.bank().handOver(random.nextBoolean());
            return Duration.ZERO;
        }
    },
    DELETE_INDEX(true) {
        @Override
        public Duration hit(BankSite site, SplittableRandom random, boolean brief) {
            Stores.deleteAnIndex(URI.create(site.elasticsearch().url()), random);
            return Duration.ZERO;
        }
    };

    /**
     * By how many seconds a clock is wrong for a while; after that it jumps the other way. By days, so that in the log
     * a wrong time can be told from a right one.
     */
    private static final List<Integer> JUMPS = List.of(-259_200, -86_400, 86_400, 259_200);

    private final boolean isShort;

    BankFault(boolean isShort) {
        this.isShort = isShort;
    }

    @Override
    public boolean isShort() {
        return isShort;
    }

    private static Duration postgres(BankSite site, String signal) {
        return Restarts.of("PostgreSQL", signal, site.database()::pid, () -> site.database()
                .access()
                .isAnswering());
    }
}
