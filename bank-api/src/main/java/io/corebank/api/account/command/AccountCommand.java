package io.corebank.api.account.command;

import io.corebank.api.Command;

/** A request to change one account. */
public sealed interface AccountCommand extends Command
        permits CreateAccount,
                DepositMoney,
                WithdrawMoney,
                PlaceHold,
                CaptureHold,
                ReleaseHold,
                TransferLeg,
                ChangeOverdraftLimit,
                ChangeAccountLimits,
                FreezeAccount,
                UnfreezeAccount,
                CloseAccount {

    String accountId();
}
