package io.corebank.api.account.command;

import io.corebank.api.Command;

/** A request to change one account. */
public sealed interface AccountCommand extends Command
        permits CreateAccount,
                DepositMoney,
                WithdrawMoney,
                PlaceHold,
                HoldForTransfer,
                CaptureTransferHold,
                ReleaseTransferHold,
                CaptureHold,
                ReleaseHold,
                CreditTransfer,
                ChangeOverdraftLimit,
                FreezeAccount,
                UnfreezeAccount,
                CloseAccount {

    String accountId();
}
