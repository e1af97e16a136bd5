package io.corebank.support.privacy;

import io.corebank.support.web.Unavailable;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets persons. The key goes first, so that nothing can be opened while the records in the clear are rewritten; what
 * is interrupted in between is finished by asking again.
 */
final class Erasures {

    private static final Logger log = LoggerFactory.getLogger(Erasures.class);

    private final PersonalData personalData;
    private final ErasureRows rows;
    private final List<PersonalRecords> records;
    private final boolean fourEyes;

    /** @param fourEyes whether another operator than the one who asks has to agree */
    Erasures(PersonalData personalData, ErasureRows rows, List<PersonalRecords> records, boolean fourEyes) {
        this.personalData = personalData;
        this.rows = rows;
        this.records = List.copyOf(records);
        this.fourEyes = fourEyes;
    }

    /** Proposes the erasure, or agrees to it and carries it out; empty when the bank never knew the person. */
    Optional<Erasure> erase(String customerId, String operator) {
        if (!personalData.knows(customerId)) {
            return Optional.empty();
        }
        rows.propose(customerId, operator);
        Erasure known = rows.find(customerId).orElseThrow(Erasures::contended);
        if (known.status() == Erasure.Status.PROPOSED) {
            if (fourEyes && known.proposedBy().equals(operator)) {
                return Optional.of(known);
            }
            if (!rows.approve(known, operator)) {
                throw contended();
            }
        }
        carryOut(customerId);
        return rows.find(customerId);
    }

    List<Erasure> latest() {
        return rows.latest();
    }

    boolean withdraw(String customerId) {
        return rows.withdraw(customerId);
    }

    /** Somebody has taken the proposal back, or agreed to it, at the very moment; whoever asks again sees which. */
    private static Unavailable contended() {
        return new Unavailable("erasure-contended", "Another operator has decided at the same time. Ask again.");
    }

    private void carryOut(String customerId) {
        personalData.erase(customerId);
        records.forEach(kind -> kind.erase(customerId));
        rows.complete(customerId);
        log.info("A customer is erased");
    }
}
