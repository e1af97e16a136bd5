package io.corebank.standalone;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may call what: the one table that every operation of the bank is held against. */
final class AccessPolicy {

    /** Roles are C customer, T teller, O operator, A auditor, S service; the first line that fits counts. */
    private static final String TABLE = """
            POST   /api/v1/accounts                                  CT   {}
            GET    /api/v1/accounts                                  CTOA -
            GET    /api/v1/accounts/{accountId}/**                   CTOA -
            POST   /api/v1/accounts/{accountId}/deposits             TS   {"amount":"1.00","currency":"EUR"}
            POST   /api/v1/accounts/{accountId}/withdrawals          CT   {"amount":"0.01","currency":"EUR"}
            POST   /api/v1/accounts/{accountId}/holds                CS   {"amount":"0.01","currency":"EUR"}
            POST   /api/v1/accounts/{accountId}/holds/{holdId}/**    CS   {"amount":"0.01","currency":"EUR"}
            PUT    /api/v1/accounts/{accountId}/**                   T    {}
            POST   /api/v1/accounts/{accountId}/freeze               TO   -
            POST   /api/v1/accounts/{accountId}/unfreeze             TO   -
            POST   /api/v1/accounts/{accountId}/close                T    -
            POST   /api/v1/transfers                                 C    {"fromAccountId":"{accountId}",\
            "toAccountId":"{other}","amount":"0.01","currency":"EUR"}
            GET    /api/v1/transfers                                 CTOA -
            GET    /api/v1/transfers/{transferId}/**                 CTOA -
            POST   /api/v1/transfers/{transferId}/reversals          CTO  {"amount":"0.01"}
            POST   /api/v1/transfers/{transferId}/cancel             CT   -
            DELETE /api/v1/transfers/{transferId}                    CT   -
            POST   /api/v1/transfers/{transferId}/redrive            O    -
            POST   /api/v1/standing-orders                           C    {}
            GET    /api/v1/standing-orders/**                        CTOA -
            DELETE /api/v1/standing-orders/{standingOrderId}         CT   -
            POST   /api/v1/batches                                   CTS  {"items":[]}
            POST   /api/v1/webhooks                                  CO   {"url":"http://127.0.0.1:9/hook"}
            GET    /api/v1/webhooks/**                               COA  -
            PATCH  /api/v1/webhooks/{webhookId}                      CO   {}
            DELETE /api/v1/webhooks/{webhookId}/**                   CO   -
            POST   /api/v1/webhooks/{webhookId}/**                   CO   {}
            GET    /api/v1/ledger/trial-balance                      OA   -
            GET    /api/v1/analytics/**                              CTOA -
            GET    /api/v1/admin/**                                  OA   -
            POST   /api/v1/admin/**                                  O    -
            DELETE /api/v1/admin/**                                  O    -
            """;

    private static final List<Rule> RULES =
            TABLE.lines().filter(line -> !line.isBlank()).map(Rule::of).toList();

    private AccessPolicy() {}

    /**
     * One line of the table.
     *
     * @param body that gets as far as the question whose it is
     */
    record Rule(String method, Pattern path, String roles, String body) {

        private static Rule of(String line) {
            String[] parts = line.strip().split("\\s+", 4);
            String regex = Pattern.quote(parts[1]).replace("/**", "\\E(/.*)?\\Q");
            return new Rule(parts[0], Pattern.compile(regex), parts[2], parts[3].equals("-") ? "" : parts[3]);
        }

        boolean admits(String role) {
            return roles.contains(role);
        }
    }

    /** The line for an operation; empty when nobody has thought of it. */
    static Optional<Rule> of(String method, String path) {
        return RULES.stream()
                .filter(rule -> rule.method().equals(method)
                        && rule.path().matcher(path).matches())
                .findFirst();
    }
}
