package io.corebank.bench.row;

import io.corebank.bench.lab.Acknowledged;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Transfers;
import java.util.ArrayList;
import java.util.List;

/** A customer's accounts at the bank, with money enough for every transfer of a run. */
final class TransferAccounts {

    /** Who asks for the transfers. */
    static final String CUSTOMER = "customer1";

    /** As a part of the lab. */
    static final String NAME = "accounts of " + CUSTOMER;

    private final Lab lab;
    private final List<String> accounts;
    private final List<Acknowledged> all = new ArrayList<>();

    private TransferAccounts(Lab lab) {
        this.lab = lab;
        int count = lab.settings().accounts();
        lab.progress().say("Opening " + count + " accounts to move money between");
        this.accounts = new Clerk(lab.bank().address()).openAccountsOf(CUSTOMER, count, "mover-");
    }

    static TransferAccounts of(Lab lab) {
        return lab.part(NAME, TransferAccounts::new);
    }

    /** Transfers with a fresh token. */
    Transfers transfers() {
        String bearer = "Bearer " + new Clerk(lab.bank().address()).token(CUSTOMER);
        Transfers transfers = new Transfers(accounts, bearer, "transfers-" + all.size() + "-");
        all.add(transfers);
        return transfers;
    }

    /** Everything that was asked for in the life of this bank. */
    List<Acknowledged> all() {
        return all;
    }
}
