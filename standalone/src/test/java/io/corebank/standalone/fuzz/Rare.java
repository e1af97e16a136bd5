package io.corebank.standalone.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Operations whose work grows with the whole bank are tried, but not a million times; those that make what others need
 * are tried more often.
 */
final class Rare {

    private static final Map<String, Integer> ONE_IN = Map.of(
            "POST /api/v1/admin/reconciliation", 200,
            "GET /api/v1/admin/audit/verify", 50,
            "POST /api/v1/admin/signing-keys/rotate", 20,
            "GET /api/v1/ledger/trial-balance", 10,
            "GET /api/v1/accounts/{accountId}/stream", 5,
            "GET /api/v1/transfers/{transferId}/stream", 5);

    private static final Set<String> STAPLES = Set.of(
            "POST /api/v1/accounts",
            "POST /api/v1/accounts/{accountId}/deposits",
            "POST /api/v1/accounts/{accountId}/holds",
            "POST /api/v1/transfers");

    private Rare() {}

    static Operation next(List<Operation> all, Random random) {
        boolean staple = random.nextInt(4) == 0;
        Operation operation;
        do {
            operation = all.get(random.nextInt(all.size()));
        } while (staple ? !STAPLES.contains(operation.name()) : isSkipped(operation, random));
        return operation;
    }

    private static boolean isSkipped(Operation operation, Random random) {
        return random.nextInt(ONE_IN.getOrDefault(operation.name(), 1)) != 0;
    }
}
