package io.corebank.bench.row;

import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Transfers;
import java.util.List;

/** A customer's accounts at the bank, with money enough for every transfer of a run. */
final class TransferAccounts {

    private static final String CUSTOMER = "customer1";

    private final Lab lab;
    private final List<String> accounts;
    private int loads;

    private TransferAccounts(Lab lab) {
        this.lab = lab;
        int count = lab.settings().accounts();
        lab.progress().say("Opening " + count + " accounts to move money between");
        this.accounts = new Clerk(lab.bank().address()).openAccountsOf(CUSTOMER, count, "mover-");
    }

    static TransferAccounts of(Lab lab) {
        return lab.part("accounts of " + CUSTOMER, TransferAccounts::new);
    }

    /** Transfers with a fresh token. */
    Transfers transfers() {
        String bearer = "Bearer " + new Clerk(lab.bank().address()).token(CUSTOMER);
        return new Transfers(accounts, bearer, "transfers-" + loads++ + "-");
    }
}
