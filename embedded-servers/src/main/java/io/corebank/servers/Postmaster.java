package io.corebank.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The process that runs a PostgreSQL cluster, as the pid file in the cluster tells. */
final class Postmaster {

    /** What the line of the state says while nobody is let in yet, and which line that is, counted from 0. */
    private static final String STARTING = "starting";

    private static final int STATE_LINE = 7;
    private static final int FOLDER_LINE = 1;

    private final Path cluster;
    private final PidFile pidFile;

    Postmaster(Path cluster) {
        this.cluster = cluster;
        this.pidFile = new PidFile(cluster.resolve("postmaster.pid"), this::isNamed);
    }

    PidFile pidFile() {
        return pidFile;
    }

    /** Whether it runs, but lets nobody in because it still reads the log from before a crash. */
    boolean isRecovering() {
        try {
            List<String> lines = pidFile.lines();
            return lines.size() > STATE_LINE
                    && lines.get(STATE_LINE).strip().equals(STARTING)
                    && pidFile.process().isPresent();
        } catch (IOException notStarted) {
            return false;
        }
    }

    /**
     * PostgreSQL looks only at the number in its pid file, and would refuse to start if another program had it, as may
     * be after a reboot. A process that still works in the cluster keeps the file, and with it PostgreSQL's own check.
     */
    void forgetRecycledPid() {
        if (pidFile.process().isEmpty() && ProcessHandle.allProcesses().noneMatch(this::worksHere)) {
            pidFile.delete();
        }
    }

    /** It works in its cluster; where that may not be seen, the pid file says which cluster it is for. */
    private boolean isNamed(ProcessHandle process, List<String> lines, Instant written) {
        if (Processes.workingFolder(process) != null) {
            return worksHere(process);
        }
        return lines.size() > FOLDER_LINE
                && Processes.isSame(Path.of(lines.get(FOLDER_LINE)), cluster)
                && PidFile.ranAt(process, written);
    }

    private boolean worksHere(ProcessHandle process) {
        Path folder = Processes.workingFolder(process);
        return folder != null && Processes.isSame(folder, cluster);
    }
}
