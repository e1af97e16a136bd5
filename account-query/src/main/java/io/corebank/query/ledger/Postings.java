package io.corebank.query.ledger;

import static io.corebank.query.ledger.InternalAccount.CASH;
import static io.corebank.query.ledger.InternalAccount.CUSTOMER_ACCOUNTS;
import static io.corebank.query.ledger.InternalAccount.TRANSFERS_IN_FLIGHT;

import io.corebank.api.account.event.AccountClosed;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.AccountLimitsChanged;
import io.corebank.api.account.event.AccountUnfrozen;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldRejected;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.api.account.event.OverdraftLimitChanged;
import io.corebank.api.account.event.TransferCreditRejected;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.query.ledger.Posting.Side;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each event means in the books, as a pure function. A transfer passes through an account of its own, because the
 * payee has the money before the payer has lost it. There is a decision about every type of event, also about those
 * that move nothing: a type without one keeps this class from loading, and with it the build from passing.
 */
public final class Postings {

    private static final Map<Class<? extends AccountEvent>, Decision<?>> DECISIONS = decisions(
            moves(MoneyDeposited.class, event -> entry(CASH, CUSTOMER_ACCOUNTS, event.amountMinor(), event)),
            moves(MoneyWithdrawn.class, event -> entry(CUSTOMER_ACCOUNTS, CASH, event.amountMinor(), event)),
            moves(
                    TransferCredited.class,
                    event -> entry(TRANSFERS_IN_FLIGHT, CUSTOMER_ACCOUNTS, event.amountMinor(), event)),
            moves(
                    HoldCaptured.class,
                    event -> entry(
                            CUSTOMER_ACCOUNTS,
                            event.transferId() == null ? CASH : TRANSFERS_IN_FLIGHT,
                            event.capturedMinor(),
                            event)),
            movesNothing(AccountCreated.class),
            movesNothing(HoldPlaced.class),
            movesNothing(HoldRejected.class),
            movesNothing(HoldReleased.class),
            movesNothing(TransferCreditRejected.class),
            movesNothing(OverdraftLimitChanged.class),
            movesNothing(AccountLimitsChanged.class),
            movesNothing(AccountFrozen.class),
            movesNothing(AccountUnfrozen.class),
            movesNothing(AccountClosed.class));

    private record Decision<E extends AccountEvent>(Class<E> type, Function<E, List<Posting>> postings) {

        Class<? extends AccountEvent> key() {
            return type;
        }

        List<Posting> apply(AccountEvent event) {
            return postings.apply(type.cast(event));
        }
    }

    private Postings() {}

    /** The entry of an event, whose debits equal its credits; no postings when it moves no money. */
    public static List<Posting> of(AccountEvent event) {
        Decision<?> decision = DECISIONS.get(event.getClass());
        if (decision == null) {
            throw new IllegalArgumentException("The books do not know " + event.getClass());
        }
        return decision.apply(event);
    }

    private static <E extends AccountEvent> Decision<E> moves(Class<E> type, Function<E, List<Posting>> postings) {
        return new Decision<>(type, postings);
    }

    private static <E extends AccountEvent> Decision<E> movesNothing(Class<E> type) {
        return new Decision<>(type, event -> List.of());
    }

    private static List<Posting> entry(
            InternalAccount debited, InternalAccount credited, long amountMinor, AccountEvent event) {
        return List.of(
                new Posting(debited, Side.DEBIT, amountMinor, event.currency()),
                new Posting(credited, Side.CREDIT, amountMinor, event.currency()));
    }

    private static Map<Class<? extends AccountEvent>, Decision<?>> decisions(Decision<?>... decisions) {
        Map<Class<? extends AccountEvent>, Decision<?>> all =
                Stream.of(decisions).collect(Collectors.toUnmodifiableMap(Decision::key, Function.identity()));
        for (Class<?> type : AccountEvent.class.getPermittedSubclasses()) {
            if (!all.containsKey(type)) {
                throw new IllegalStateException("Nobody has decided what " + type + " means in the books");
            }
        }
        return all;
    }
}
