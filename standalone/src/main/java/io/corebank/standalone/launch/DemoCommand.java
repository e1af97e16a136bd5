package io.corebank.standalone.launch;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills a bank with people who are paid, pay rent, shop and are refused, and lets them live on. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Fill a running bank with believable customers, and keep a light life going until Ctrl-C.",
            "To fill it again changes nothing."
        })
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--minutes", defaultValue = "60", description = "how long life goes on (${DEFAULT-VALUE}); 0: not")
    long minutes;

    @Option(
            names = "--pause",
            defaultValue = "1500",
            description = "milliseconds between two events (${DEFAULT-VALUE})")
    long pauseMillis;

    @Mixin
    WhichBank which = new WhichBank();

    @Override
    public Integer call() throws InterruptedException {
        DemoClerk clerk = new DemoClerk(which);
        ProgressBar bar = ProgressBar.onStandardOut();
        DemoStory.Cast cast = new DemoStory(clerk).tell(bar::show);
        bar.end("");
        System.out.printf(
                "The bank has had a month, in %d requests. Look at it: %s (customer1, teller or operator; demo)%n",
                clerk.requests(), which.address().resolve("/console/"));
        liveOn(new DemoLife(clerk, cast));
        return 0;
    }

    private void liveOn(DemoLife life) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        while (System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            System.out.println(
                    LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + life.next());
        }
    }
}
