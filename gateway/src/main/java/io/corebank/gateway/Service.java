package io.corebank.gateway;

/** The services that have paths behind the gateway. */
enum Service {
    ACCOUNT_COMMAND("account-command"),
    TRANSFER_SAGA("transfer-saga"),
    ACCOUNT_QUERY("account-query"),
    NOTIFICATIONS("notifications"),
    IDENTITY("identity");

    private final String key;

    Service(String key) {
        this.key = key;
    }

    /** Its name in settings, metrics and health. */
    String key() {
        return key;
    }
}
