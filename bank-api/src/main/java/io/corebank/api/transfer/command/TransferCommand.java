package io.corebank.api.transfer.command;

import io.corebank.api.Command;

/** A request to change one transfer. */
public sealed interface TransferCommand extends Command
        permits RequestTransfer,
                ConfirmTransferHold,
                RejectTransfer,
                ConfirmTransferCredit,
                RefuseTransferCredit,
                CompensateTransfer,
                CompleteTransfer,
                StartTransfer,
                CancelTransfer,
                RedriveTransfer,
                GrantReversal,
                CompleteReversal,
                ReturnReversal {

    String transferId();
}
