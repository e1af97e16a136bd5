package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Live streams through every filter of a real bank. */
@ExtendWith(SharedBank.class)
@Timeout(120)
class StreamsIT {

    private final BankProcess bank;
    private final Customers customers;
    private final String account;
    private final String stream;

    StreamsIT(BankProcess bank) {
        this.bank = bank;
        customers = new Customers(bank);
        account = customers.accountOf("customer1", "EUR", "1.00");
        stream = "/api/v1/accounts/" + account + "/stream";
    }

    @Test
    void tellsWhatHappensAndAfterADisconnectExactlyWhatWasMissed() {
        String seen;
        try (Stream<String> lines = bank.as("customer1").listen(stream)) {
            Iterator<String> told = ids(lines);
            Answer first = customers.deposit(account, "EUR", "2.00");
            seen = told.next();
            assertThat(seen).isEqualTo(first.position());
        }
        String missed = customers.deposit(account, "EUR", "3.00").position();
        String alsoMissed = customers.deposit(account, "EUR", "4.00").position();
        try (Stream<String> lines = bank.as("customer1").listen(stream, "Last-Event-ID", seen)) {
            Iterator<String> told = ids(lines);
            assertThat(List.of(told.next(), told.next())).containsExactly(missed, alsoMissed);
            Answer live = customers.deposit(account, "EUR", "5.00");
            assertThat(told.next()).isEqualTo(live.position());
        }
    }

    @Test
    void hidesTheStreamFromStrangers() {
        Answer stranger = bank.as("customer2").get(stream);
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.text("code")).isEqualTo("account-not-found");
    }

    private static Iterator<String> ids(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .iterator();
    }
}
