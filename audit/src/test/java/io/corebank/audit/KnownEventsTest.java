package io.corebank.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.transfer.event.TransferEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A new event fails here until somebody has decided what it means to an audit: in Rule, AccountFold, TransferLife. */
class KnownEventsTest {

    private static final Set<String> MOVE_NOTHING = Set.of(
            "AccountCreated",
            "HoldRejected",
            "HoldReleased",
            "TransferCreditRejected",
            "OverdraftLimitChanged",
            "AccountLimitsChanged",
            "AccountFrozen",
            "AccountUnfrozen",
            "AccountClosed");

    @Test
    void haveADecisionIfTheyAreOfAccounts() {
        Set<String> decided = new TreeSet<>(MOVE_NOTHING);
        Arrays.stream(AccountEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .filter(name -> Rule.of(name).moves())
                .forEach(decided::add);
        assertThat(decided).isEqualTo(namesOf(AccountEvent.class));
    }

    @Test
    void haveADecisionIfTheyAreOfTransfers() {
        assertThat(namesOf(TransferEvent.class))
                .allMatch(name -> TransferLife.isEnd(name)
                        || TransferLife.isStep(name)
                        || TransferLife.isPossibleAfterTheEnd(name));
    }

    private static Set<String> namesOf(Class<?> stream) {
        return Arrays.stream(stream.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
