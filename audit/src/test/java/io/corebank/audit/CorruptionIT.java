package io.corebank.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.audit.AuditReport.Result;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An audit that has never found anything proves nothing: here it finds everything that can be done to a log. */
class CorruptionIT {

    private static final int MONEY = 1;
    private static final int EFFECTS = 2;
    private static final int TRANSFERS = 3;
    private static final int LIMITS = 5;
    private static final int CHAINS = 6;
    private static final Duration BOUND = Duration.ofSeconds(60);

    private static LogTables tables;

    private final long seed = new Random().nextLong();
    private final MadeUpBank bank = MadeUpBank.busy(seed, 120);

    @BeforeAll
    static void createTables() throws SQLException, IOException {
        tables = new LogTables(true);
    }

    @RepeatedTest(5)
    void findsNothingInASoundLog() throws SQLException {
        tables.write(bank);
        AuditReport report = audit(null);
        assertThat(report.isClean()).as("seed %d: %s", seed, report).isTrue();
        assertThat(report.events()).isEqualTo(bank.events.size());
        assertThat(report.results()).extracting(Result::number).containsExactly(1, 2, 3, 5, 6, 9);
    }

    @Test
    void findsNothingInASoundLogFromBeforeContentWasCompact() throws SQLException, IOException {
        LogTables old = new LogTables(false);
        old.write(bank);
        try (Connection connection = old.connect()) {
            AuditReport report = new Audit(BOUND, null, (events, total) -> {}).run(connection);
            assertThat(report.isClean()).as("seed %d: %s", seed, report).isTrue();
            assertThat(report.events()).isEqualTo(bank.events.size());
        }
    }

    @Test
    void findsNothingInAnEmptyLog() throws SQLException {
        tables.write(new MadeUpBank(seed));
        assertThat(audit(null).isClean()).isTrue();
    }

    /** Whoever can do this to the tables leaves traces, and the hash chain shows them. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsWhatWasDoneToTheTables(String name, int invariant, String sql) throws SQLException {
        tables.write(bank);
        tables.execute(sql);
        assertFound(invariant, audit(null));
    }

    static Stream<Arguments> findsWhatWasDoneToTheTables() {
        String event = "event_store.event ";
        String anEvent = "position = (select min(position) + 40 from event_store.event)";
        return Stream.of(
                Arguments.of("a deleted event", CHAINS, "delete from " + event + "where " + anEvent),
                Arguments.of(
                        "the last event deleted",
                        CHAINS,
                        "delete from " + event + "where position = (select head from event_store.writer)"),
                Arguments.of(
                        "swapped payloads",
                        CHAINS,
                        "update event_store.event e set payload = o.payload from event_store.event o"
                                + " where (e.position, o.position) in ((2, 4), (4, 2))"),
                Arguments.of(
                        "swapped positions",
                        CHAINS,
                        "update event_store.event set position = -position where position in (3, 4);"
                                + " update event_store.event set position = 7 + position where position < 0"),
                Arguments.of(
                        "a hole in the positions",
                        CHAINS,
                        "update event_store.event set position = position + 1000000 where position > 50;"
                                + " update event_store.event set position = position - 999999 where position > 50;"
                                + " update event_store.writer set head = head + 1"),
                Arguments.of("a broken hash", CHAINS, "update " + event + "set hash = event_id where " + anEvent),
                Arguments.of("a short hash", CHAINS, "update " + event + "set hash = '\\x00' where " + anEvent),
                Arguments.of("another time", CHAINS, "update " + event + "set at_micros = 1 where " + anEvent),
                Arguments.of(
                        "another actor",
                        CHAINS,
                        "update " + event + "set meta_data = convert_to('{\"actor\":\"somebody\"}', 'UTF8') where "
                                + anEvent),
                Arguments.of(
                        "a payload cut off",
                        CHAINS,
                        "update " + event + "set payload = substring(payload for 20) where " + anEvent),
                Arguments.of(
                        "a member renamed in all events",
                        CHAINS,
                        "update event_store.member_name set name = 'amount' where name = 'amountMinor'"),
                Arguments.of("a name taken away", CHAINS, "delete from event_store.member_name where name = 'actor'"),
                Arguments.of(
                        "another sequence",
                        CHAINS,
                        "update " + event + "set sequence = sequence + 700000 where " + anEvent),
                Arguments.of("another type", CHAINS, "update " + event + "set type = 1 where " + anEvent),
                Arguments.of(
                        "an acknowledgement without an event",
                        EFFECTS,
                        "insert into event_store.operation"
                                + " values ('\\x00112233445566778899aabbccddeeff', 3, 0, false, null, '', '')"),
                Arguments.of(
                        "a refusal with an event",
                        EFFECTS,
                        "update event_store.operation set refused = true where position = 5"));
    }

    /** Whoever can write the log anew, hashes and all, still has to keep to the rules of a bank. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsWhatWasForgedWithoutTraces(String name, int invariant, Consumer<MadeUpBank> forgery) throws SQLException {
        forgery.accept(bank);
        tables.write(bank);
        assertFound(invariant, audit(null));
    }

    static Stream<Arguments> findsWhatWasForgedWithoutTraces() {
        return Stream.of(
                forged("a changed amount", MONEY, bank -> some(bank, "MoneyDeposited")
                        .payload
                        .put("amountMinor", 999_999)),
                forged("a changed balance", MONEY, bank -> {
                    MadeUpEvent event = some(bank, "MoneyDeposited");
                    event.payload.put("postedMinor", event.number("postedMinor") + 1);
                }),
                forged("a currency change", MONEY, bank -> some(bank, "MoneyDeposited")
                        .payload
                        .put("currency", "USD")),
                forged("a lost credit", MONEY, bank -> bank.events.remove(some(bank, "TransferCredited"))),
                forged("a lost deposit", MONEY, bank -> bank.events.remove(some(bank, "MoneyDeposited"))),
                forged("a double credit", MONEY, bank -> {
                    MadeUpEvent credit = some(bank, "TransferCredited");
                    bank.credit(credit.text("transferId"), credit.aggregateId, credit.number("amountMinor"));
                }),
                forged("a duplicated operation", EFFECTS, bank -> {
                    MadeUpEvent first = some(bank, "MoneyDeposited");
                    bank.deposit(first.aggregateId, first.number("amountMinor"));
                    last(bank).payload.put("operationId", first.text("operationId"));
                }),
                forged("a stuck transfer", TRANSFERS, bank -> bank.events.remove(some(bank, "TransferCompleted"))),
                forged("a transfer to somebody else", TRANSFERS, bank -> requestOf(bank, some(bank, "TransferCredited"))
                        .payload
                        .put("toAccountId", UUID.randomUUID().toString())),
                forged("a captured hold that never was", LIMITS, bank -> bank.events.remove(some(bank, "HoldPlaced"))),
                forged("a balance below its limit", LIMITS, bank -> bank.withdraw(account(bank), 10_000_000)),
                forged(
                        "a movement on a closed account",
                        LIMITS,
                        bank -> bank.deposit(some(bank, "AccountClosed").aggregateId, 1)),
                forged(
                        "a debit on a frozen account",
                        LIMITS,
                        bank -> bank.withdraw(some(bank, "AccountFrozen").aggregateId, 1)),
                forged("a closed account with money on it", LIMITS, bank -> bank.close(account(bank))),
                forged(
                        "an event with the id of another",
                        CHAINS,
                        bank -> some(bank, "MoneyDeposited").eventId = bank.events.get(0).eventId),
                forged(
                        "an event in the stream of another account",
                        CHAINS,
                        bank -> last(bank).aggregateId = bank.events.get(0).aggregateId));
    }

    @Test
    void leavesATransferTheTimeThatItMayTake() throws SQLException {
        String from = account(bank);
        bank.requested(from, bank.events.get(2).aggregateId, 1);
        tables.write(bank);
        assertThat(audit(null).isClean()).as("seed %d", seed).isTrue();
        Instant later = Instant.EPOCH.plusSeconds(last(bank).atMicros / 1_000_000 + 120);
        assertFound(TRANSFERS, audit(later));
    }

    private static Arguments forged(String name, int invariant, Consumer<MadeUpBank> forgery) {
        return Arguments.of(name, invariant, forgery);
    }

    /** Some event of the middle, so that there is something before it and after it. */
    private static MadeUpEvent some(MadeUpBank bank, String name) {
        List<MadeUpEvent> found =
                bank.events.stream().filter(event -> event.is(name)).toList();
        return found.get(found.size() / 2);
    }

    private static MadeUpEvent requestOf(MadeUpBank bank, MadeUpEvent leg) {
        return bank.events.stream()
                .filter(event -> event.aggregateId.equals(leg.text("transferId")))
                .findFirst()
                .orElseThrow();
    }

    private static MadeUpEvent last(MadeUpBank bank) {
        return bank.events.get(bank.events.size() - 1);
    }

    private static String account(MadeUpBank bank) {
        return bank.events.get(3).aggregateId;
    }

    private void assertFound(int invariant, AuditReport report) {
        Result result = report.results().stream()
                .filter(one -> one.number() == invariant)
                .findFirst()
                .orElseThrow();
        assertThat(result.findings()).as("seed %d: %s", seed, report).isNotEmpty();
        assertThat(report.isClean()).isFalse();
    }

    private static AuditReport audit(@Nullable Instant now) throws SQLException {
        try (Connection connection = tables.connect()) {
            return new Audit(BOUND, now, (events, total) -> {}).run(connection);
        }
    }
}
