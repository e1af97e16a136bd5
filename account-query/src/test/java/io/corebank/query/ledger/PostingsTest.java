package io.corebank.query.ledger;

import static io.corebank.query.ledger.InternalAccount.CASH;
import static io.corebank.query.ledger.InternalAccount.CUSTOMER_ACCOUNTS;
import static io.corebank.query.ledger.InternalAccount.TRANSFERS_IN_FLIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.query.ledger.Posting.Side;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostingsTest {

    private static final long AMOUNT = 1_234;

    @ParameterizedTest
    @MethodSource
    void balancesEveryTypeOfEvent(AccountEvent event) {
        List<Posting> postings = Postings.of(event);
        assertThat(sum(postings, Side.DEBIT)).isEqualTo(sum(postings, Side.CREDIT));
        assertThat(postings)
                .allSatisfy(posting -> assertThat(posting.currency()).isEqualTo(event.currency()));
        assertThat(postings.isEmpty()).isEqualTo(!movesMoney(event));
    }

    static List<AccountEvent> balancesEveryTypeOfEvent() throws ReflectiveOperationException {
        Class<?>[] types = AccountEvent.class.getPermittedSubclasses();
        AccountEvent[] events = new AccountEvent[types.length];
        for (int i = 0; i < types.length; i++) {
            events[i] = (AccountEvent) madeUp(types[i]);
        }
        return List.of(events);
    }

    @Test
    void letsCashFlowInAndOut() {
        assertThat(lines(new MoneyDeposited("a1", "op", AMOUNT, "EUR", null, AMOUNT, 0)))
                .containsExactly(CASH, CUSTOMER_ACCOUNTS);
        assertThat(lines(new MoneyWithdrawn("a1", "op", AMOUNT, "EUR", null, 0, 0)))
                .containsExactly(CUSTOMER_ACCOUNTS, CASH);
        assertThat(lines(new HoldCaptured("a1", "op", "h1", null, null, AMOUNT, 0, "EUR", null, 0, 0)))
                .containsExactly(CUSTOMER_ACCOUNTS, CASH);
    }

    @Test
    void leavesNothingInFlightAfterATransfer() {
        List<Posting> credit = Postings.of(new TransferCredited("a2", "op1", "t1", "a1", AMOUNT, "EUR", null, 5, 0));
        List<Posting> capture =
                Postings.of(new HoldCaptured("a1", "op2", "t1", "t1", "a2", AMOUNT, 0, "EUR", null, 0, 0));
        assertThat(credit)
                .extracting(Posting::account, Posting::side, Posting::amountMinor)
                .containsExactly(
                        tuple(TRANSFERS_IN_FLIGHT, Side.DEBIT, AMOUNT), tuple(CUSTOMER_ACCOUNTS, Side.CREDIT, AMOUNT));
        assertThat(capture)
                .extracting(Posting::account, Posting::side, Posting::amountMinor)
                .containsExactly(
                        tuple(CUSTOMER_ACCOUNTS, Side.DEBIT, AMOUNT), tuple(TRANSFERS_IN_FLIGHT, Side.CREDIT, AMOUNT));
    }

    @Test
    void booksOnlyWhatWasCaptured() {
        assertThat(Postings.of(new HoldCaptured("a1", "op", "h1", null, null, 80, 20, "EUR", null, 20, 0)))
                .extracting(Posting::amountMinor)
                .containsExactly(80L, 80L);
    }

    private static List<InternalAccount> lines(AccountEvent event) {
        return Postings.of(event).stream().map(Posting::account).toList();
    }

    private static boolean movesMoney(AccountEvent event) {
        return event instanceof MoneyDeposited
                || event instanceof MoneyWithdrawn
                || event instanceof TransferCredited
                || event instanceof HoldCaptured;
    }

    private static long sum(List<Posting> postings, Side side) {
        return postings.stream()
                .filter(posting -> posting.side() == side)
                .mapToLong(Posting::amountMinor)
                .sum();
    }

    private static Object madeUp(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new);
        Object[] values = Arrays.stream(parts).map(PostingsTest::madeUp).toArray();
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static @Nullable Object madeUp(RecordComponent part) {
        if (part.getName().equals("currency")) {
            return "EUR";
        }
        if (part.getType() == long.class) {
            return AMOUNT;
        }
        return part.getType() == String.class ? "text" : null;
    }
}
