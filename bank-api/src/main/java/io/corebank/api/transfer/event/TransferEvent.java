package io.corebank.api.transfer.event;

/**
 * Something that happened to one transfer. Stored for ever: never rename, never remove a field. Every event names both
 * accounts and the amount, so that the next step follows from the event alone.
 */
public sealed interface TransferEvent
        permits TransferRequested,
                TransferHoldConfirmed,
                TransferRejected,
                TransferCreditConfirmed,
                TransferCreditRefused,
                TransferCompensated,
                TransferCompleted,
                TransferStarted,
                TransferCancelled,
                TransferRedriven,
                ReversalGranted,
                ReversalCompleted,
                ReversalReturned {

    String transferId();

    String operationId();

    String fromAccountId();

    String toAccountId();

    long amountMinor();

    String currency();
}
