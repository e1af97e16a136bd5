package io.corebank.query.ledger;

import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.query.elastic.Projection;
import io.corebank.query.ledger.Posting.Side;
import io.corebank.query.projection.Assembly;
import io.corebank.query.projection.RecordedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One document per event that moves money: its entry in the books. Its id is the event's. */
final class LedgerAssembly implements Assembly<LedgerDocument> {

    @Override
    public Projection projection() {
        return Projection.LEDGER;
    }

    @Override
    public Class<LedgerDocument> documentType() {
        return LedgerDocument.class;
    }

    @Override
    public @Nullable String idOf(RecordedEvent event) {
        return event.payload() instanceof AccountEvent change
                        && !Postings.of(change).isEmpty()
                ? event.eventId()
                : null;
    }

    @Override
    public boolean accumulates() {
        return false;
    }

    @Override
    public LedgerDocument apply(@Nullable LedgerDocument present, RecordedEvent event) {
        AccountEvent change = (AccountEvent) event.payload();
        List<Posting> postings = Postings.of(change);
        return new LedgerDocument(
                event.eventId(),
                event.position(),
                event.at(),
                change.accountId(),
                transferOf(change),
                change.currency(),
                LedgerDocument.lineOf(postings, Side.DEBIT),
                LedgerDocument.lineOf(postings, Side.CREDIT));
    }

    @Override
    public long versionOf(LedgerDocument document) {
        return document.position();
    }

    private static @Nullable String transferOf(AccountEvent change) {
        if (change instanceof TransferCredited credit) {
            return credit.transferId();
        }
        return change instanceof HoldCaptured capture ? capture.transferId() : null;
    }
}
