package io.corebank.standalone.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Operations whose work grows with the whole bank are tried, but not a million times; those that make what others need,
 * and those that nobody has got through to yet, are tried more often.
 */
final class Rare {

    private static final Map<String, Integer> ONE_IN = Map.of(
            "POST /api/v1/admin/reconciliation", 200,
            "GET /api/v1/admin/audit/verify", 50,
            "POST /api/v1/admin/signing-keys/rotate", 20,
            "POST /api/v1/admin/customers/{customerId}/erase", 8,
            "GET /api/v1/admin/customers/{customerId}/export", 8,
            "GET /api/v1/ledger/trial-balance", 10,
            "GET /api/v1/accounts/{accountId}/stream", 5,
            "GET /api/v1/transfers/{transferId}/stream", 5);

    private static final Set<String> STAPLES = Set.of(
            "POST /api/v1/accounts",
            "POST /api/v1/accounts/{accountId}/deposits",
            "POST /api/v1/accounts/{accountId}/holds",
            "POST /api/v1/transfers");

    /**
     * There is nothing that they could do, or it is done to names that do not exist, to spare the other tests, or it is
     * done at the end in any case, or it would call out of this machine.
     */
    static final Set<String> NEED_NOT_SUCCEED = Set.of(
            "GET /api/v1/admin/audit/verify",
            "POST /api/v1/admin/reconciliation",
            "POST /api/v1/transfers/{transferId}/redrive",
            "DELETE /api/v1/admin/dead-letters/{id}",
            "POST /api/v1/admin/dead-letters/{id}/retry",
            "POST /api/v1/admin/processors/{name}/merge",
            "POST /api/v1/admin/processors/{name}/pause",
            "POST /api/v1/admin/processors/{name}/reset",
            "POST /api/v1/admin/processors/{name}/split",
            "POST /api/v1/admin/projections/{name}/rebuild",
            "POST /api/v1/admin/projections/{name}/rollback",
            "POST /api/v1/webhooks",
            "PATCH /api/v1/webhooks/{webhookId}",
            "GET /api/v1/webhooks/{webhookId}",
            "DELETE /api/v1/webhooks/{webhookId}",
            "POST /api/v1/webhooks/{webhookId}/secret",
            "POST /api/v1/webhooks/{webhookId}/test",
            "GET /api/v1/webhooks/{webhookId}/alerts",
            "POST /api/v1/webhooks/{webhookId}/alerts",
            "DELETE /api/v1/webhooks/{webhookId}/alerts/{alertId}",
            "GET /api/v1/webhooks/{webhookId}/deliveries",
            "GET /api/v1/webhooks/{webhookId}/deliveries/{deliveryId}",
            "POST /api/v1/webhooks/{webhookId}/deliveries/redeliver",
            "POST /api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver");

    private Rare() {}

    /** @param succeeded the operations that some request has got through to so far, by name */
    static Operation next(List<Operation> all, Set<String> succeeded, Random random) {
        List<Operation> wanted =
                switch (random.nextInt(8)) {
                    case 0, 1 ->
                        all.stream().filter(one -> STAPLES.contains(one.name())).toList();
                    case 2 ->
                        all.stream()
                                .filter(one -> isMissing(one.name(), succeeded))
                                .toList();
                    default -> all;
                };
        Operation operation;
        do {
            List<Operation> from = wanted.isEmpty() ? all : wanted;
            operation = from.get(random.nextInt(from.size()));
        } while (isSkipped(operation, random));
        return operation;
    }

    private static boolean isMissing(String name, Set<String> succeeded) {
        return !succeeded.contains(name) && !NEED_NOT_SUCCEED.contains(name);
    }

    private static boolean isSkipped(Operation operation, Random random) {
        return random.nextInt(ONE_IN.getOrDefault(operation.name(), 1)) != 0;
    }
}
