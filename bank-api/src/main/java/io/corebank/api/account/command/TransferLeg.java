package io.corebank.api.account.command;

/** What a transfer asks of one of its two accounts. Answered with a {@link LegOutcome}, never with an exception. */
public sealed interface TransferLeg extends AccountCommand
        permits HoldForTransfer, CreditTransfer, CaptureTransferHold, ReleaseTransferHold {

    String transferId();
}
