package io.corebank.support.privacy;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import io.corebank.support.approvals.OneOperator;
import io.corebank.support.openapi.Answers;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The right to be forgotten. */
@RestController
@RequestMapping("/api/v1/admin")
class ErasureController {

    /** What is being forgotten and what has been, what is not finished first. */
    record Listed(List<Erasure> items) {}

    private final Erasures erasures;

    ErasureController(Erasures erasures) {
        this.erasures = erasures;
    }

    /**
     * Proposes to erase a person, which answers 202, or agrees to what another operator has proposed, which destroys
     * the person's key and answers 200. There is no way back. An erasure that was interrupted is finished by asking
     * again.
     */
    @PostMapping("/customers/{customerId}/erase")
    @Answers({200, 202})
    @OneOperator(because = "erasures ask for the second operator themselves")
    @Allowed(OPERATOR)
    ResponseEntity<Erasure> erase(@PathVariable String customerId, Caller caller) {
        Erasure erasure =
                erasures.erase(customerId, caller.subject()).orElseThrow(() -> unknown("There is no such customer"));
        boolean waits = erasure.status() == Erasure.Status.PROPOSED;
        return ResponseEntity.status(waits ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(erasure);
    }

    /** Takes a proposal back that nobody has agreed to. */
    @DeleteMapping("/customers/{customerId}/erase")
    @OneOperator(because = "it only takes back what nobody has agreed to")
    @Allowed(OPERATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String customerId) {
        if (!erasures.withdraw(customerId)) {
            throw unknown("There is no erasure that could be taken back");
        }
    }

    /** What waits for a second operator, what is not finished, and the latest of what is, up to 1,000. */
    @GetMapping("/erasures")
    @Allowed({OPERATOR, AUDITOR})
    Listed erasures() {
        return new Listed(erasures.latest());
    }

    private static ResponseStatusException unknown(String reason) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, reason);
    }
}
