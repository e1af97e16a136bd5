package io.corebank.query.transfer;

import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Assembly;
import io.corebank.query.projection.MissingEvents;
import io.corebank.query.projection.RecordedEvent;
import io.corebank.query.transfer.TransferSteps.Leg;
import io.corebank.query.transfer.TransferSteps.Meaning;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One document per transfer, from its own events and from those of the two accounts that name it. */
final class TransferAssembly implements Assembly<TransferDocument> {

    private final Function<String, Optional<String>> open;
    private final Function<String, Optional<String>> ownerOf;

    /**
     * Makes documents with two functions: one opens sealed text, and answers nothing once its person is erased; the
     * other tells the customer that an account belongs to, and answers nothing for an unknown one.
     */
    TransferAssembly(Function<String, Optional<String>> open, Function<String, Optional<String>> ownerOf) {
        this.open = open;
        this.ownerOf = ownerOf;
    }

    @Override
    public Projection projection() {
        return Projection.TRANSFERS;
    }

    @Override
    public Class<TransferDocument> documentType() {
        return TransferDocument.class;
    }

    @Override
    public @Nullable String idOf(RecordedEvent event) {
        if (event.payload() instanceof TransferEvent own) {
            return own.transferId();
        }
        Leg leg = TransferSteps.legOf(event.payload());
        return leg == null ? null : leg.transferId();
    }

    @Override
    public TransferDocument apply(@Nullable TransferDocument present, RecordedEvent event) {
        if (present != null && event.position() <= present.position()) {
            return present;
        }
        if (present == null && event.payload() instanceof TransferRequested asked) {
            return requested(asked, event);
        }
        if (present == null) {
            throw new MissingEvents(String.valueOf(idOf(event)), 0, event);
        }
        return event.payload() instanceof TransferEvent own
                ? progressed(present, own, event)
                : accompanied(present, event);
    }

    @Override
    public long versionOf(TransferDocument document) {
        return document.position();
    }

    private TransferDocument requested(TransferRequested asked, RecordedEvent event) {
        String sealed = asked.sealedReference();
        List<String> participants = Stream.concat(
                        Stream.of(asked.customerId()),
                        Stream.of(asked.fromAccountId(), asked.toAccountId())
                                .flatMap(account -> ownerOf.apply(account).stream()))
                .distinct()
                .toList();
        return TransferDocument.requested(
                asked, sealed == null ? null : open.apply(sealed).orElse(null), participants, event);
    }

    private static TransferDocument progressed(TransferDocument present, TransferEvent own, RecordedEvent event) {
        if (event.version() != present.version() + 1) {
            throw new MissingEvents(present.transferId(), present.version(), event);
        }
        Meaning meaning = TransferSteps.meaningOf(own);
        TransferStep step = TransferStep.of(meaning.kind(), event, null, meaning.reason());
        if (present.status().isTerminal()) {
            return present.annotated(TransferSteps.reversedAfter(own), step, event.version());
        }
        TransferStatus next = meaning.status() == null ? present.status() : meaning.status();
        return present.progressed(next, step, event.version());
    }

    private static TransferDocument accompanied(TransferDocument present, RecordedEvent event) {
        Leg leg = TransferSteps.legOf(event.payload());
        if (leg == null) {
            return present;
        }
        return present.accompanied(TransferStep.of(leg.kind(), event, leg.accountId(), leg.reason()));
    }

    @Override
    public boolean begins(RecordedEvent event) {
        return event.payload() instanceof TransferRequested;
    }

    @Override
    public boolean weighsByVersion() {
        return false;
    }

    /** Every event of a transfer is a step. */
    @Override
    public long weightOf(String id, TransferDocument document) {
        return document.weight();
    }
}
