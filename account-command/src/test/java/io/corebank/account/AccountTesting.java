package io.corebank.account;

import static io.corebank.account.History.ACCOUNT;
import static io.corebank.account.History.EUR;

import io.corebank.api.Money;
import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.AccountReceipt;
import io.corebank.api.account.command.LegOutcome;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;

/** What the tests of the account share. */
final class AccountTesting {

    static final String OPERATION = "operation-1";

    private AccountTesting() {}

    static FixtureConfiguration<Account> account() {
        return new AggregateTestFixture<>(Account.class);
    }

    static Money eur(long minor) {
        return new Money(minor, EUR);
    }

    static AccountReceipt receipt(long version, long posted, long held, long available) {
        return receipt(version, posted, held, available, null);
    }

    static AccountReceipt receipt(long version, long posted, long held, long available, @Nullable String holdId) {
        return new AccountReceipt(OPERATION, ACCOUNT, version, posted, held, available, EUR, holdId);
    }

    static void assertRefused(ResultValidator<Account> answer, RefusalCode code) {
        answer.expectNoEvents().expectException(Refusal.class).expectExceptionMessage(code.title());
    }

    static void assertRejected(ResultValidator<Account> answer, RefusalCode code, Object event) {
        answer.expectEvents(event).expectResultMessagePayload(LegOutcome.refused(code.code()));
    }
}
