package io.corebank.standalone.launch;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether the bank runs and how it feels; the exit code is 0 only if all is well. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Say whether the bank runs and is healthy.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    WhichBank which = new WhichBank();

    @Override
    public Integer call() {
        Optional<RunningBank> running = which.running();
        if (running.isEmpty() && which.port == null) {
            System.out.println(
                    "No bank runs on the data folder " + which.folder().path() + ".");
            return 1;
        }
        if (running.isPresent() && !running.get().ready()) {
            System.out.println("The bank is starting (" + running.get() + ").");
            return 1;
        }
        Http.Answer health = health(which.address().resolve("/actuator/health"));
        String who = running.map(RunningBank::toString).orElse(which.address().toString());
        System.out.println("The bank runs (" + who + ") and is " + HealthReport.of(health.body()));
        return health.status() == 200 ? 0 : 1;
    }

    /** What ails a bank is told to its operators, whom this command cannot be without the demo's users. */
    private Http.Answer health(URI address) {
        Http.Answer health = which.http().get(address);
        if (health.status() == 200) {
            return health;
        }
        try {
            return which.http().get(address, TokenCommand.tokenOf("operator", which));
        } catch (LaunchException noSuchUser) {
            return health;
        }
    }
}
