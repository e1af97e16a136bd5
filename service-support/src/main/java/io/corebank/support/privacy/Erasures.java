package io.corebank.support.privacy;

import io.corebank.support.approvals.Proposal;
import io.corebank.support.approvals.Proposals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets persons. The key goes first, so that nothing can be opened while the records in the clear are rewritten; what
 * is interrupted in between is finished by the bank itself, or by asking again.
 */
final class Erasures {

    private static final Logger log = LoggerFactory.getLogger(Erasures.class);

    private static final String BEGINNING = "POST /api/v1/admin/customers/";
    private static final String END = "/erase";

    private final PersonalData personalData;
    private final Proposals proposals;
    private final ErasureRows rows;
    private final List<PersonalRecords> records;
    private final boolean fourEyes;
    private final Duration heardEverywhere;
    private final Duration secondLook;
    private Set<Erasure> followed = Set.of();

    /**
     * @param fourEyes whether another operator than the one who asks has to agree
     * @param heardEverywhere so long after an erasure was agreed to every process has {@link #follow followed} it
     * @param secondLook so long after an erasure the person is looked for once more
     */
    Erasures(
            PersonalData personalData,
            Proposals proposals,
            ErasureRows rows,
            List<PersonalRecords> records,
            boolean fourEyes,
            Duration heardEverywhere,
            Duration secondLook) {
        this.personalData = personalData;
        this.proposals = proposals;
        this.rows = rows;
        this.records = List.copyOf(records);
        this.fourEyes = fourEyes;
        this.heardEverywhere = heardEverywhere;
        this.secondLook = secondLook;
    }

    /** Proposes the erasure, or agrees to it and carries it out; empty when the bank never knew the person. */
    Optional<Erasure> erase(String customerId, String operator) {
        if (!personalData.knows(customerId)) {
            return Optional.empty();
        }
        if (rows.find(customerId).isEmpty()) {
            Proposal proposal = proposals.propose(actionOf(customerId), operator);
            if (fourEyes && proposal.proposedBy().equals(operator)) {
                return Optional.of(Erasure.waiting(customerId, proposal));
            }
            proposals.agree(proposal);
            rows.begin(customerId, proposal, operator);
        }
        carryOut(customerId);
        return rows.find(customerId);
    }

    /**
     * Goes on with what two operators agreed to and an outage or a crash has interrupted, so that nobody has to ask
     * again, and looks once more for persons who were erased a while ago: in documents that were on their way into a
     * new index then, and in files that could not be written anew yet. What still cannot be done waits for the next
     * time, and keeps nothing else waiting.
     *
     * @param since it was agreed to; younger ones are under way where they were agreed to
     */
    void finish(Duration since) {
        for (String customerId : rows.unfinished(since, secondLook)) {
            try {
                carryOut(customerId);
            } catch (RuntimeException notYet) {
                log.info("An erasure cannot be finished at the moment: {}", notYet.toString());
            }
        }
    }

    /**
     * Forgets persons who are being erased by whichever process, so that this one does not write again what it knows by
     * heart: their keys every time, as long as the second look has not been, and records until that is of no more use.
     */
    synchronized void follow() {
        Set<Erasure> recent = rows.recent();
        recent.forEach(erasure -> personalData.forget(erasure.customerId()));
        boolean unfinished = recent.stream().anyMatch(erasure -> erasure.status() == Erasure.Status.APPROVED);
        if (unfinished || !followed.containsAll(recent)) {
            records.forEach(PersonalRecords::forget);
        }
        followed = recent;
    }

    /** What waits for a second operator, what is not finished, and the latest of what is. */
    List<Erasure> latest() {
        Stream<Erasure> waiting = proposals.waiting(BEGINNING).stream()
                .map(proposal -> Erasure.waiting(customerOf(proposal.action()), proposal));
        return Stream.concat(waiting, rows.latest().stream()).toList();
    }

    /** Takes a proposal back; false when there is none, or when it has been agreed to. */
    boolean withdraw(String customerId) {
        return proposals.withdraw(actionOf(customerId));
    }

    private void carryOut(String customerId) {
        personalData.erase(customerId);
        boolean copied = records.stream().anyMatch(PersonalRecords::areBeingCopied);
        boolean here = records.stream().allMatch(PersonalRecords::areWrittenHere);
        records.forEach(kind -> kind.erase(customerId));
        if (!copied && rows.complete(customerId, here ? Duration.ZERO : heardEverywhere, secondLook)) {
            proposals.withdraw(actionOf(customerId));
            log.info("A customer is erased");
        }
    }

    private static String actionOf(String customerId) {
        return BEGINNING + customerId + END;
    }

    private static String customerOf(String action) {
        return action.substring(BEGINNING.length(), action.length() - END.length());
    }
}
