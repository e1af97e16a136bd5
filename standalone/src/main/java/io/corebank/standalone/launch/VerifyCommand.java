package io.corebank.standalone.launch;

import io.corebank.audit.Audit;
import io.corebank.audit.AuditException;
import io.corebank.audit.AuditReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Audits the bank from its log alone; the exit code is 0 only if everything holds that the log can tell. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Audit a stopped or running bank from its event store alone.",
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    AuditedDatabase database = new AuditedDatabase();

    @Option(
            names = "--transfer-bound",
            defaultValue = "PT60S",
            description = "how long a transfer may be under way, as an ISO 8601 duration (${DEFAULT-VALUE})")
    Duration transferBound = Duration.ofMinutes(1);

    @Override
    public Integer call() {
        try (AuditedDatabase.Access access = database.open();
                Connection connection = access.connect()) {
            Instant now = access.isLive() ? Instant.now() : null;
            System.err.println("Examining " + access);
            AuditReport report = audit(connection, now);
            System.out.print(AuditText.of(report));
            return report.isClean() ? 0 : 1;
        } catch (SQLException | AuditException failure) {
            throw new LaunchException("The bank cannot be examined: " + failure.getMessage() + ".", failure);
        }
    }

    private AuditReport audit(Connection connection, @Nullable Instant now) {
        long start = System.nanoTime();
        return new Audit(transferBound, now, (events, total) -> {
                    double seconds = (System.nanoTime() - start) / 1e9;
                    System.err.printf(
                            Locale.ROOT,
                            "%6.1f s  %,d of %,d events, %,.0f/s%n",
                            seconds,
                            events,
                            total,
                            events / seconds);
                })
                .run(connection);
    }
}
