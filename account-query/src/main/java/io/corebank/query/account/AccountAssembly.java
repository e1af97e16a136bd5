package io.corebank.query.account;

import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Assembly;
import io.corebank.query.projection.MissingEvents;
import io.corebank.query.projection.RecordedEvent;
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
}
