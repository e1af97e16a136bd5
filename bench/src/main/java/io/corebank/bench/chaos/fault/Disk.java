package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Database;
import io.corebank.servers.SmallDisk;
import java.io.IOException;
import java.time.Duration;

/** What PostgreSQL writes to, when it is full or slow. */
final class Disk {

    private static final String SLOWEST_MICROS = "100000";
    private static final String POSTGRES = "postgres";

    private Disk() {}

    /** Not a block is left, and then there is room again. */
    static Duration full(SmallDisk disk, Duration time) {
        try {
            disk.fill();
            try {
                return Signals.pause(time);
            } finally {
                disk.free();
            }
        } catch (IOException e) {
            throw new BenchException("The disk cannot be filled: " + e.getMessage() + ".", e);
        }
    }

    /** PostgreSQL waits for a tenth of a second before each flush of its log, as it can be told to. */
    static Duration slow(Database database, Duration time) {
        database.execute(POSTGRES, "alter system set commit_siblings = 0");
        database.execute(POSTGRES, "alter system set commit_delay = " + SLOWEST_MICROS);
        database.execute(POSTGRES, "select pg_reload_conf()");
        try {
            return Signals.pause(time);
        } finally {
            database.execute(POSTGRES, "alter system reset commit_delay");
            database.execute(POSTGRES, "select pg_reload_conf()");
        }
    }
}
