package io.corebank.query.account;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.query.reading.AsOf;
import io.corebank.query.reading.Freshness;
import io.corebank.query.reading.Page;
import io.corebank.query.reading.ReadRequest;
import io.corebank.query.transfer.Participants;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is on hold on an account: card authorisations and transfers under way. */
@RestController
class HoldsController {

    private final OpenHolds holds;
    private final Participants participants;

    HoldsController(OpenHolds holds, Participants participants) {
        this.holds = holds;
        this.participants = participants;
    }

    /** Every open hold, the oldest first. There are never more than an account can have. */
    @GetMapping("/api/v1/accounts/{accountId}/holds")
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    ResponseEntity<Page<HoldView>> holds(@PathVariable String accountId, Caller caller, ReadRequest request) {
        AsOf asOf = Freshness.ofEvents(request);
        participants.requireAccountOf(caller, accountId);
        List<HoldView> open = holds.of(accountId);
        Page<HoldView> all = Page.whole(open);
        return ResponseEntity.ok().headers(asOf::writeTo).body(all);
    }
}
