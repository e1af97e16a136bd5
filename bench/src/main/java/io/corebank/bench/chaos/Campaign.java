package io.corebank.bench.chaos;

import io.corebank.bench.chaos.Chaos.Plan;
import io.corebank.bench.chaos.check.Checker;
import io.corebank.bench.chaos.check.Checker.Report;
import io.corebank.bench.chaos.check.Finding.Promise;
import io.corebank.bench.chaos.check.Findings;
import io.corebank.bench.chaos.fault.BankSite;
import io.corebank.bench.chaos.fault.ClusterSite;
import io.corebank.bench.chaos.fault.Faults;
import io.corebank.bench.chaos.fault.Faults.Hit;
import io.corebank.bench.chaos.fault.Site;
import io.corebank.bench.chaos.history.History;
import io.corebank.bench.chaos.load.Accounts;
import io.corebank.bench.chaos.load.Client;
import io.corebank.bench.chaos.load.MixedLoad;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** One run: load, faults one after the other, checks in between, and the last check when all is quiet. */
final class Campaign {

    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(45);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long THOUGHT_MILLIS = 100;

    /** On a slow machine a bank may take longer to start again than a short run is meant to last. */
    private static final int FEWEST_FAULTS = 3;

    private final Lab lab;
    private final Progress progress;
    private final Plan plan;
    private final Path out;
    private final Findings findings = new Findings();
    private final SplittableRandom random;
    private long slowestMillis;

    Campaign(Lab lab, Plan plan, Path out) {
        this.lab = lab;
        this.progress = lab.progress();
        this.plan = plan;
        this.out = out;
        this.random = new SplittableRandom(plan.seed());
    }

    Verdict run() throws IOException {
        progress.say("Seed " + plan.seed());
        Site site = plan.cluster() == null
                ? new BankSite(lab, Optional.ofNullable(plan.other()))
                : new ClusterSite(lab, plan.cluster());
        try (History history = new History(lab.folder("history").resolve("chaos-" + plan.seed() + ".jsonl"))) {
            boolean finished = false;
            try {
                Verdict verdict = run(site, history);
                finished = verdict.isGood();
                return verdict;
            } finally {
                if (!finished) {
                    keep(site, history);
                }
                site.kill();
            }
        }
    }

    private Verdict run(Site site, History history) {
        Client client = new Client(site.entrance(), history);
        Accounts accounts = Accounts.open(client);
        Faults<?> faults = site.faults(history, random.split(), plan.brief());
        List<Checker> checkers = site.checkers(history);
        faults.impossible().forEach(fault -> progress.say("Left out, this machine lacks what it takes: " + fault));
        MixedLoad load = MixedLoad.start(client, accounts, random.split(), THOUGHT_MILLIS);
        try {
            disturb(site, history, faults, checkers.get(0));
        } finally {
            load.close();
        }
        new Aftermath(site, client, history, findings).await(accounts, random.split());
        List<Report> last =
                checkers.stream().map(checker -> checker.check(true)).toList();
        last.forEach(report -> findings.addAll(report.findings()));
        site.remarks().forEach(progress::say);
        long events = last.get(0).events();
        return new Verdict(plan.seed(), faults.counts(), history.recorded(), events, slowestMillis, findings);
    }

    private void disturb(Site site, History history, Faults<?> faults, Checker checker) {
        long end = System.nanoTime() + plan.time().toNanos();
        long nextCheck = System.nanoTime() + BETWEEN_CHECKS.toNanos();
        while ((System.nanoTime() < end || faults.injected() < FEWEST_FAULTS) && findings.isEmpty()) {
            Pause.of(Duration.ofMillis(plan.brief() ? 500 + random.nextInt(1_500) : 2_000 + random.nextInt(13_000)));
            awaitReturn(site, history, faults.next());
            if (System.nanoTime() > nextCheck) {
                Report report = checker.check(false);
                findings.addAll(report.findings());
                progress.say(String.format(
                        Locale.ROOT,
                        "Checked %,d events against %,d requests: %s",
                        report.events(),
                        report.requests(),
                        report.findings().isEmpty()
                                ? "sound"
                                : report.findings().list()));
                nextCheck = System.nanoTime() + BETWEEN_CHECKS.toNanos();
            }
        }
    }

    /** Waits until something new is acknowledged again. */
    private void awaitReturn(Site site, History history, Hit hit) {
        boolean returned = Pause.until(() -> history.lastDoneMicros() > hit.endMicros(), PATIENCE);
        long outage =
                Math.max(0, history.takeSilenceMicros() / 1_000 - hit.intended().toMillis());
        if (!returned) {
            findings.add(Promise.AVAILABLE, "for two minutes after " + hit.fault() + " nothing was acknowledged");
        }
        if (!site.isAlive()) {
            findings.add(Promise.AVAILABLE, "the bank ended by itself after " + hit.fault());
        }
        slowestMillis = Math.max(slowestMillis, outage);
        progress.say(String.format(Locale.ROOT, "%-22s at most %.1f s without a new write", hit.fault(), outage / 1e3));
    }

    /** What is needed to look into it: what clients were told, and what the bank has to say. */
    private void keep(Site site, History history) throws IOException {
        history.flush();
        Files.createDirectories(out);
        copy(history.file(), out.resolve(history.file().getFileName()));
        for (Path log : site.logs()) {
            copy(log, out.resolve("chaos-" + plan.seed() + "-" + log.getFileName()));
        }
        progress.say("Kept: " + out.resolve(history.file().getFileName()));
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
