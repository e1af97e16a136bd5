package io.corebank.query.movement;

import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Assembly;
import io.corebank.query.projection.RecordedEvent;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One document per event that changes the posted balance of an account. Its id is the event's. */
final class MovementAssembly implements Assembly<MovementDocument> {

    private final Function<String, Optional<String>> open;

    /** The function opens sealed text, and answers nothing once its person is erased. */
    MovementAssembly(Function<String, Optional<String>> open) {
        this.open = open;
    }

    @Override
    public Projection projection() {
        return Projection.MOVEMENTS;
    }

    @Override
    public Class<MovementDocument> documentType() {
        return MovementDocument.class;
    }

    @Override
    public @Nullable String idOf(RecordedEvent event) {
        Object payload = event.payload();
        return payload instanceof MoneyDeposited
                        || payload instanceof MoneyWithdrawn
                        || payload instanceof HoldCaptured
                        || payload instanceof TransferCredited
                ? event.eventId()
                : null;
    }

    /** The account, so that no statement has a gap: it ends where the first movement is missing. */
    @Override
    public String sequenceOf(RecordedEvent event) {
        return ((AccountEvent) event.payload()).accountId();
    }

    @Override
    public boolean accumulates() {
        return false;
    }

    @Override
    public MovementDocument apply(@Nullable MovementDocument present, RecordedEvent event) {
        Object payload = event.payload();
        if (payload instanceof MoneyDeposited in) {
            return document(event, in, MovementType.DEPOSIT, in.amountMinor(), in.sealedReference(), null, null);
        }
        if (payload instanceof MoneyWithdrawn out) {
            return document(event, out, MovementType.WITHDRAWAL, out.amountMinor(), out.sealedReference(), null, null);
        }
        if (payload instanceof TransferCredited in) {
            return document(
                    event,
                    in,
                    MovementType.TRANSFER_IN,
                    in.amountMinor(),
                    in.sealedReference(),
                    in.counterpartyAccountId(),
                    in.transferId());
        }
        HoldCaptured out = (HoldCaptured) payload;
        return document(
                event,
                out,
                out.transferId() == null ? MovementType.CAPTURE : MovementType.TRANSFER_OUT,
                out.capturedMinor(),
                out.sealedReference(),
                out.counterpartyAccountId(),
                out.transferId());
    }

    @Override
    public long versionOf(MovementDocument document) {
        return document.position();
    }

    private MovementDocument document(
            RecordedEvent event,
            AccountEvent change,
            MovementType type,
            long amount,
            @Nullable String sealedReference,
            @Nullable String counterparty,
            @Nullable String transferId) {
        return new MovementDocument(
                event.eventId(),
                change.accountId(),
                event.position(),
                type,
                type.direction(),
                amount,
                change.currency(),
                change.postedMinor(),
                sealedReference == null ? null : open.apply(sealedReference).orElse(null),
                counterparty,
                transferId,
                event.at());
    }
}
