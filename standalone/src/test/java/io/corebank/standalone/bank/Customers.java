package io.corebank.standalone.bank;

import java.time.Duration;
import org.awaitility.Awaitility;

/** What tests do all the time: open an account with money on it, send money, wait for its end. */
public final class Customers {

    private final BankProcess bank;
    private final BankClient teller;

    public Customers(BankProcess bank) {
        this.bank = bank;
        this.teller = bank.as("teller");
    }

    public BankProcess bank() {
        return bank;
    }

    /** Opens an account of a customer and pays the amount in. */
    public String accountOf(String customer, String currency, String amount) {
        Answer opened = bank.as(customer)
                .post(
                        "/api/v1/accounts",
                        "{\"currency\":\"%s\",\"ownerName\":\"%s\"}".formatted(currency, Canary.NAME));
        if (opened.status() != 201) {
            throw new IllegalStateException("No account: " + opened);
        }
        String accountId = opened.text("accountId");
        if (!amount.equals("0")) {
            deposit(accountId, currency, amount);
        }
        return accountId;
    }

    /** Pays in and answers with the receipt. */
    public Answer deposit(String accountId, String currency, String amount) {
        Answer receipt = teller.post(
                "/api/v1/accounts/" + accountId + "/deposits",
                "{\"amount\":\"%s\",\"currency\":\"%s\",\"reference\":\"%s\"}"
                        .formatted(amount, currency, Canary.REFERENCE));
        if (receipt.status() != 201) {
            throw new IllegalStateException("No deposit: " + receipt);
        }
        return receipt;
    }

    /** The body of a transfer's request. */
    public static String transfer(String from, String to, String amount) {
        return ("{\"fromAccountId\":\"%s\",\"toAccountId\":\"%s\",\"amount\":\"%s\",\"currency\":\"EUR\","
                        + "\"reference\":\"%s\"}")
                .formatted(from, to, amount, Canary.REFERENCE);
    }

    /** Waits until the transfer has ended, and answers with it. */
    public static Answer awaitEnd(BankClient client, String transferId) {
        return Awaitility.await("transfer " + transferId)
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.get("/api/v1/transfers/" + transferId), answer -> answer.text("status")
                        .matches("COMPLETED|REJECTED|COMPENSATED"));
    }
}
