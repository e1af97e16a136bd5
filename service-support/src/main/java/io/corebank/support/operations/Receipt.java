package io.corebank.support.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.Money;
import io.corebank.api.account.command.AccountReceipt;
import org.jspecify.annotations.Nullable;

/** What a write answers: the figures of the account right after it, as decimal strings. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String operationId,
        String accountId,
        long version,
        long position,
        String posted,
        String held,
        String available,
        String currency,
        @Nullable String holdId) {

    /** The receipt of an operation on an account. */
    public static Receipt of(Completed<AccountReceipt> completed) {
        AccountReceipt receipt = completed.result();
        String currency = receipt.currency();
        return new Receipt(
                receipt.operationId(),
                receipt.accountId(),
                receipt.version(),
                completed.position(),
                Money.format(receipt.postedMinor(), currency),
                Money.format(receipt.heldMinor(), currency),
                Money.format(receipt.availableMinor(), currency),
                currency,
                receipt.holdId());
    }
}
