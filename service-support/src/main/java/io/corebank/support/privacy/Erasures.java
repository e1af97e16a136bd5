package io.corebank.support.privacy;

import io.corebank.support.web.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets persons. The key goes first, so that nothing can be opened while the records in the clear are rewritten; what
 * is interrupted in between is finished by the bank itself, or by asking again.
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

    /**
     * Goes on with what two operators agreed to and an outage or a crash has interrupted, so that nobody has to ask
     * again. What still cannot be done waits for the next time, and keeps nothing else waiting.
     *
     * @param since it was agreed to; younger ones are under way where they were agreed to
     */
    void finishInterrupted(Duration since) {
        for (String customerId : rows.interrupted(since)) {
            try {
                carryOut(customerId);
            } catch (RuntimeException notYet) {
                log.info("An erasure cannot be finished at the moment: {}", notYet.toString());
            }
        }
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
