package io.corebank.transfer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.query.AccountHolderView;
import io.corebank.api.account.query.FindAccountHolder;
import io.corebank.support.web.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The two sides of a transfer: whose accounts they are and in which currency, which never changes. */
@Component
class AccountParties {

    private static final int REMEMBERED = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String SILENCE =
            "The accounts do not answer. This request did nothing, but an earlier one with"
                    + " the same key may have. Ask again with the same key.";

    private final QueryGateway queries;
    private final Cache<String, AccountHolderView> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    AccountParties(QueryGateway queries) {
        this.queries = queries;
    }

    /** Why the customer cannot transfer so; someone else's account to pay from does not exist for the customer. */
    Optional<RefusalCode> objectionTo(String customerId, String fromAccountId, String toAccountId, String currency) {
        AccountHolderView from = find(fromAccountId);
        if (from == null || !from.customerId().equals(customerId)) {
            return Optional.of(RefusalCode.ACCOUNT_NOT_FOUND);
        }
        if (fromAccountId.equals(toAccountId)) {
            return Optional.of(RefusalCode.SAME_ACCOUNT);
        }
        AccountHolderView to = find(toAccountId);
        if (to == null) {
            return Optional.of(RefusalCode.ACCOUNT_NOT_FOUND);
        }
        boolean sameCurrency = currency.equals(from.currency()) && currency.equals(to.currency());
        return sameCurrency ? Optional.empty() : Optional.of(RefusalCode.CURRENCY_MISMATCH);
    }

    /** Whose account it is; empty for an unknown one. */
    Optional<AccountHolderView> holderOf(String accountId) {
        return Optional.ofNullable(find(accountId));
    }

    private @Nullable AccountHolderView find(String accountId) {
        AccountHolderView holder = known.getIfPresent(accountId);
        if (holder != null) {
            return holder;
        }
        AccountHolderView found = ask(accountId);
        if (found != null) {
            known.put(accountId, found);
        }
        return found;
    }

    private @Nullable AccountHolderView ask(String accountId) {
        try {
            return queries.query(new FindAccountHolder(accountId), AccountHolderView.class)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException silence) {
            throw new Unavailable("accounts-unavailable", SILENCE, silence);
        }
    }
}
