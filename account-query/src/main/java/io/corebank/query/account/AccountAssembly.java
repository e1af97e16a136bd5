package io.corebank.query.account;

import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Assembly;
import io.corebank.query.projection.MissingEvents;
import io.corebank.query.projection.RecordedEvent;
import io.corebank.query.projection.Weight;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One document per account, which holds its state after its last event. */
final class AccountAssembly implements Assembly<AccountDocument> {

    private final Function<String, Optional<String>> open;

    /** The function opens sealed text, and answers nothing once its person is erased. */
    AccountAssembly(Function<String, Optional<String>> open) {
        this.open = open;
    }

    @Override
    public Projection projection() {
        return Projection.ACCOUNTS;
    }

    @Override
    public Class<AccountDocument> documentType() {
        return AccountDocument.class;
    }

    @Override
    public @Nullable String idOf(RecordedEvent event) {
        return event.payload() instanceof AccountEvent change ? change.accountId() : null;
    }

    @Override
    public AccountDocument apply(@Nullable AccountDocument present, RecordedEvent event) {
        AccountEvent change = (AccountEvent) event.payload();
        if (present != null) {
            return present.after(change, event);
        }
        if (change instanceof AccountCreated created) {
            return AccountDocument.opened(
                    created, open.apply(created.sealedOwnerName()).orElse(null), event);
        }
        throw new MissingEvents(change.accountId(), 0, event);
    }

    @Override
    public long versionOf(AccountDocument document) {
        return document.version();
    }

    @Override
    public boolean begins(RecordedEvent event) {
        return event.version() == 1;
    }

    /** The account's new version counts, and the one before it counts no more. */
    @Override
    public long weightOf(RecordedEvent event) {
        String id = ((AccountEvent) event.payload()).accountId();
        long before = event.version() == 1 ? 0 : Weight.of(id, event.version() - 1);
        return Weight.of(id, event.version()) - before;
    }
}
