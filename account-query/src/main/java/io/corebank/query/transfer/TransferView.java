package io.corebank.query.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.Money;
import io.corebank.api.transfer.TransferStatus;
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

    static TransferView of(TransferDocument transfer) {
        Long reversed = transfer.reversed();
        return new TransferView(
                transfer.transferId(),
                transfer.status(),
                transfer.fromAccountId(),
                transfer.toAccountId(),
                Money.format(transfer.amount(), transfer.currency()),
                transfer.currency(),
                transfer.reference(),
                transfer.reason(),
                transfer.requestedAt(),
                transfer.completedAt(),
                transfer.executeAt(),
                transfer.reversalOf(),
                reversed == null || reversed == 0 ? null : Money.format(reversed, transfer.currency()),
                transfer.standingOrderId(),
                transfer.version());
    }
}
