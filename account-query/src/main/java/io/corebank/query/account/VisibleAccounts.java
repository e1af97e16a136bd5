package io.corebank.query.account;

import io.corebank.api.RefusalCode;
import io.corebank.query.elastic.Projection;
import io.corebank.query.reading.DocumentLookup;
import io.corebank.query.reading.Found;
import io.corebank.query.reading.ReadRequest;
import io.corebank.support.security.Caller;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Accounts that a caller may look at. Somebody else's account is no account at all. */
@Component
public class VisibleAccounts {

    private final DocumentLookup lookup;

    VisibleAccounts(DocumentLookup lookup) {
        this.lookup = lookup;
    }

    /** The account; fails with the refusal {@code account-not-found} when there is none that the caller may see. */
    public CompletableFuture<Found<AccountDocument>> find(String accountId, Caller caller, ReadRequest request) {
        return lookup.find(
                Projection.ACCOUNTS,
                accountId,
                AccountDocument.class,
                account -> caller.mayActFor(account.customerId()),
                request,
                RefusalCode.ACCOUNT_NOT_FOUND);
    }
}
