package io.corebank.query.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.Money;
import io.corebank.api.account.event.HoldPlaced;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that is set aside, with the amount as a decimal string.
 *
 * @param expiresAt when it is given back unless it was taken by then; absent for a transfer's
 * @param transferId of the transfer that it is for; absent for a card authorisation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoldView(
        String holdId,
        String amount,
        String currency,
        Instant placedAt,
        @Nullable Instant expiresAt,
        @Nullable String transferId) {

    static HoldView of(HoldPlaced placed, Instant at) {
        return new HoldView(
                placed.holdId(),
                Money.format(placed.amountMinor(), placed.currency()),
                placed.currency(),
                at,
                placed.expiresAt(),
                placed.transferId());
    }
}
