package io.corebank.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.Money;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.transfer.TransferHistory.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A transfer as people see it. */
record TransferView(
        String transferId,
        TransferStatus status,
        String fromAccountId,
        String toAccountId,
        String amount,
        String currency,
        @Nullable String reference,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,

        Instant requestedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant completedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant executeAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reversalOf,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reversed,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String standingOrderId,

        long version) {

    static TransferView of(Recorded recorded, @Nullable String reference) {
        TransferState state = recorded.state();
        TransferRequested request = state.request();
        long reversed = state.reversals().reversedMinor();
        return new TransferView(
                request.transferId(),
                state.status(),
                request.fromAccountId(),
                request.toAccountId(),
                Money.format(request.amountMinor(), request.currency()),
                request.currency(),
                reference,
                state.reason().orElse(null),
                recorded.requestedAt(),
                recorded.endedAt(),
                request.executeAt(),
                request.reversalOf(),
                reversed == 0 ? null : Money.format(reversed, request.currency()),
                request.standingOrderId(),
                state.version());
    }
}
