package io.corebank.support.approvals;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import io.corebank.support.security.Allowed;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What operators have proposed and no other operator has agreed to yet. */
@RestController
@RequestMapping("/api/v1/admin/proposals")
class ProposalController {

    /** What waits, the latest first. */
    record Waiting(List<Proposal> items) {}

    private final Proposals proposals;

    ProposalController(Proposals proposals) {
        this.proposals = proposals;
    }

    /** What waits for a second operator, up to 1,000. To agree, ask for the same action. */
    @GetMapping
    @Allowed({OPERATOR, AUDITOR})
    Waiting proposals() {
        return new Waiting(proposals.waiting(""));
    }

    /** Takes a proposal back, also another operator's. */
    @DeleteMapping("/{proposalId}")
    @OneOperator(because = "nothing happens, and it can be proposed anew")
    @Allowed(OPERATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID proposalId) {
        if (!proposals.withdraw(proposalId)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such proposal");
        }
    }
}
