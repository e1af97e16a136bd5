package io.corebank.bench.row;

import io.corebank.bench.apps.inprocess.InProcess;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Comparison;
import io.corebank.bench.lab.Lab;
import java.time.Duration;
import java.util.Map;

/** Commands on the bank's event store, sent by the process that executes them. */
final class InProcessCommands implements Probe {

    static final InProcessCommands COMMANDS = new InProcessCommands();

    private InProcessCommands() {}

    @Override
    public String name() {
        return "commands in process";
    }

    @Override
    public void prepare(Lab lab) {
        WarmUp.until(lab, name(), time -> rate(lab, time));
    }

    @Override
    public void runUp(Lab lab) {
        rate(lab, lab.settings().runUp());
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        return Map.of(Figure.PER_SECOND, rate(lab, lab.settings().time()));
    }

    private static double rate(Lab lab, Duration time) {
        Comparison application = lab.part("in_process", made -> lab.comparison("in_process", InProcess.class));
        String answer = new Clerk(application.address()).post("/commands?seconds=" + time.toSeconds());
        return Clerk.number(answer, "perSecond");
    }
}
