package io.corebank.account;

import static io.corebank.account.AccountTesting.OPERATION;
import static io.corebank.account.AccountTesting.account;
import static io.corebank.account.AccountTesting.assertRefused;
import static io.corebank.account.AccountTesting.eur;
import static io.corebank.account.AccountTesting.receipt;
import static io.corebank.account.History.ACCOUNT;
import static io.corebank.account.History.CUSTOMER;
import static io.corebank.account.History.OWNER_NAME;
import static io.corebank.account.History.opened;

import io.corebank.api.MetaDataKeys;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.CreateAccount;
import io.corebank.api.account.command.WithdrawMoney;
import java.util.Map;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Whom the account listens to at all, whatever the command. */
class AccountAdmissionTest {

    private static final WithdrawMoney WITHDRAW = new WithdrawMoney(OPERATION, ACCOUNT, eur(1), null);

    private final FixtureConfiguration<Account> account = account();

    @Test
    void obeysItsOwner() {
        account.given(opened(5).events())
                .when(WITHDRAW, Map.of(MetaDataKeys.OWNER, CUSTOMER))
                .expectResultMessagePayload(receipt(2, -1, 0, 4));
    }

    @Test
    void doesNotExistForAnotherCustomer() {
        assertRefused(
                account.given(opened(5).events()).when(WITHDRAW, Map.of(MetaDataKeys.OWNER, "customer-2")),
                RefusalCode.ACCOUNT_NOT_FOUND);
    }

    @Test
    void doesNotExistForAnotherCustomerWhoRepeatsAnOperation() {
        assertRefused(
                account.given(opened(5).events())
                        .andGivenCommands(WITHDRAW)
                        .when(WITHDRAW, Map.of(MetaDataKeys.OWNER, "customer-2")),
                RefusalCode.ACCOUNT_NOT_FOUND);
    }

    @Test
    void tellsAnotherCustomerNothingAboutItsVersion() {
        assertRefused(
                account.given(opened(5).events())
                        .when(WITHDRAW, Map.of(MetaDataKeys.OWNER, "customer-2", MetaDataKeys.EXPECTED_VERSION, 9L)),
                RefusalCode.ACCOUNT_NOT_FOUND);
    }

    @Test
    void acceptsTheVersionThatItHas() {
        account.given(opened(5).deposited(1).events())
                .when(WITHDRAW, Map.of(MetaDataKeys.EXPECTED_VERSION, 2L))
                .expectResultMessagePayload(receipt(3, 0, 0, 5));
    }

    @Test
    void acceptsAVersionThatCameAsAnotherKindOfNumber() {
        account.given(opened(5).events())
                .when(WITHDRAW, Map.of(MetaDataKeys.EXPECTED_VERSION, 1))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void refusesAVersionThatItHadBefore() {
        assertRefused(
                account.given(opened(5).deposited(1).events()).when(WITHDRAW, Map.of(MetaDataKeys.EXPECTED_VERSION, 1)),
                RefusalCode.STALE_VERSION);
    }

    @Test
    void answersARepeatedOperationWhateverItsVersionIsNow() {
        account.given(opened(5).events())
                .andGivenCommands(WITHDRAW)
                .when(WITHDRAW, Map.of(MetaDataKeys.EXPECTED_VERSION, 1L))
                .expectNoEvents()
                .expectResultMessagePayload(receipt(2, -1, 0, 4));
    }

    @Test
    void hasVersionZeroBeforeItsCreation() {
        CreateAccount create = new CreateAccount(OPERATION, ACCOUNT, CUSTOMER, OWNER_NAME, eur(0));
        assertRefused(
                account.givenNoPriorActivity().when(create, Map.of(MetaDataKeys.EXPECTED_VERSION, 1L)),
                RefusalCode.STALE_VERSION);
    }

    @Test
    void answersItsCreationAgainWhateverItsVersionIsNow() {
        CreateAccount create = new CreateAccount(OPERATION, ACCOUNT, CUSTOMER, OWNER_NAME, eur(0));
        account.givenCommands(create)
                .when(create, Map.of(MetaDataKeys.EXPECTED_VERSION, 0L))
                .expectNoEvents()
                .expectResultMessagePayload(receipt(1, 0, 0, 0));
    }

    @Test
    void isCreatedByItsOwner() {
        CreateAccount create = new CreateAccount(OPERATION, ACCOUNT, CUSTOMER, OWNER_NAME, eur(0));
        account.givenNoPriorActivity()
                .when(create, Map.of(MetaDataKeys.OWNER, CUSTOMER))
                .expectResultMessagePayload(receipt(1, 0, 0, 0));
    }
}
