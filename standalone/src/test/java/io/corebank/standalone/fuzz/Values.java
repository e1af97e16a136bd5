package io.corebank.standalone.fuzz;

import io.corebank.standalone.fuzz.World.Thing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that make sense for a field or a parameter, judging by its name, so that requests get beyond the gate. */
final class Values {

    private static final List<String> KINDS = List.of("account", "transfer", "order", "hold");
    private static final List<String> STATUSES = List.of("OPEN", "FROZEN", "CLOSED", "COMPLETED", "REJECTED");
    private static final List<String> TYPES = List.of("DEPOSIT", "WITHDRAWAL", "TRANSFER_IN", "MoneyDeposited");
    private static final List<String> NAMES =
            List.of("accounts", "movements", "transfers", "ledger", "transfer-saga", "transfer-outcomes");
    private static final List<String> SORTS =
            List.of("balance", "-balance", "name", "-openedAt", "relevance", "available");

    private final World world;
    private final Random random;
    private final String actor;
    private final Operation operation;
    private final Map<String, String> used = new HashMap<>();
    private final Thing hold;

    Values(World world, Random random, String actor, Operation operation) {
        this.world = world;
        this.random = random;
        this.actor = actor;
        this.operation = operation;
        this.hold = world.any("hold", actor, random);
    }

    /** What has been used under which name. */
    Map<String, String> used() {
        return used;
    }

    String of(String name) {
        return used.computeIfAbsent(name, this::choose);
    }

    private String choose(String name) {
        return switch (name) {
            case "accountId", "aggregateId", "fromAccountId", "toAccountId" -> account(name);
            case "holdId" -> hold.id();
            case "transferId" -> id(operation.path().endsWith("/reversals") ? "completed transfer" : "transfer");
            case "standingOrderId" -> id("order");
            case "proposalId" -> id("proposal");
            case "id" -> "8f14e45f-ceea-867a-9c5d-000000000003";
            case "customerId" -> customer();
            case "amount", "minBalance" -> (1 + random.nextInt(20)) + ".%02d".formatted(random.nextInt(100));
            case "overdraftLimit" -> actor.startsWith("fuzz-") ? "0.00" : random.nextInt(500) + ".00";
            case "perTransfer", "daily" -> 10 + random.nextInt(1_000) + ".00";
            case "currency" -> random.nextInt(15) == 0 ? List.of("JPY", "KWD").get(random.nextInt(2)) : "EUR";
            case "name" ->
                pick(
                        operation.path().matches(".*/(pause|reset|split|merge|rebuild|rollback)")
                                ? List.of("nothing", "no-such-processor")
                                : NAMES);
            case "executeAt", "expiresAt" ->
                Instant.now().plus(1 + random.nextInt(400), ChronoUnit.HOURS).toString();
            case "start" ->
                LocalDate.now(ZoneOffset.UTC).plusDays(1 + random.nextInt(60)).toString();
            case "end" ->
                LocalDate.now(ZoneOffset.UTC).plusDays(90 + random.nextInt(500)).toString();
            default -> small(name);
        };
    }

    private String small(String name) {
        return switch (name) {
            case "at", "from", "to" -> moment();
            case "every" -> pick(List.of("P1D", "P1W", "P1M", "P3M", "P1Y"));
            case "count", "limit", "sequence", "segment", "Bank-Min-Position" ->
                Integer.toString(1 + random.nextInt(20));
            case "cursor" ->
                world.any("cursor " + operation.name(), actor, random).id();
            case "status" -> pick(STATUSES);
            case "type" ->
                operation.path().endsWith("/batches")
                        ? pick(List.of("deposit", "withdrawal", "transfer"))
                        : pick(TYPES);
            case "sort" -> pick(SORTS);
            case "order" -> pick(List.of("asc", "desc"));
            case "If-Match", "If-None-Match" -> "\"" + random.nextInt(6) + "\"";
            case "Prefer" -> pick(List.of("wait=1", "respond-async", "wait=0"));
            case "Last-Event-ID" -> Integer.toString(random.nextInt(50));
            case "Accept" -> pick(List.of("application/json", "text/csv", "*/*"));
            case "actor" -> pick(List.of("operator", "auditor"));
            default -> pick(List.of("rent", "Ada Lovelace", "Grace", "für Ärger", "coffee"));
        };
    }

    private String customer() {
        if (operation.path().contains("/admin/")) {
            return id("customer");
        }
        return actor.startsWith("fuzz-") ? actor : "fuzz-person-" + random.nextInt(500);
    }

    private String account(String name) {
        boolean ofTheHold = name.equals("accountId") && operation.path().contains("{holdId}");
        boolean anybodys = name.equals("toAccountId") || !actor.startsWith("fuzz-");
        if (ofTheHold) {
            return hold.parent();
        }
        String kind = name.equals("aggregateId") && random.nextInt(3) == 0 ? "transfer" : "account";
        return any(kind, anybodys ? "fuzz-" + random.nextInt(5) : actor);
    }

    private String id(String kind) {
        return any(kind, actor);
    }

    /** One of the kind, or now and then what somebody has mistaken for one. */
    private String any(String kind, String owner) {
        boolean mistaken = KINDS.contains(kind) && random.nextInt(50) == 0;
        return world.any(mistaken ? pick(KINDS) : kind, owner, random).id();
    }

    private String moment() {
        Instant at = Instant.now().minus(random.nextInt(100_000), ChronoUnit.SECONDS);
        return random.nextBoolean()
                ? at.truncatedTo(ChronoUnit.SECONDS).toString()
                : at.toString().substring(0, 10);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
