package io.corebank.query.account;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.query.reading.AsOf;
import io.corebank.query.reading.Freshness;
import io.corebank.query.reading.Instants;
import io.corebank.query.reading.ReadRequest;
import io.corebank.query.transfer.Participants;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an account had at any instant, from its events. */
@RestController
class BalanceController {

    private final AccountHistory history;
    private final Participants participants;

    BalanceController(AccountHistory history, Participants participants) {
        this.history = history;
        this.participants = participants;
    }

    /** The figures after the last event up to and including the instant, which is now when it is not given. */
    @GetMapping("/api/v1/accounts/{accountId}/balance")
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    ResponseEntity<BalanceView> balance(
            @PathVariable String accountId, @RequestParam @Nullable String at, Caller caller, ReadRequest request) {
        Instant instant = at == null ? request.arrivedAt() : Instants.read("at", at, 1);
        AsOf asOf = Freshness.ofEvents(request);
        participants.requireAccountOf(caller, accountId);
        BalanceView balance = history.at(accountId, at == null ? Instant.MAX : instant)
                .map(account -> BalanceView.of(account, instant))
                .orElseThrow(() -> new Refusal(RefusalCode.ACCOUNT_NOT_FOUND));
        return ResponseEntity.ok().headers(asOf::writeTo).body(balance);
    }
}
