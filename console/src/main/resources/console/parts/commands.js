// @ts-check
/** @type {Record<string, string>} the command that each type of event is the outcome of */
const COMMANDS = {
  AccountCreated: 'CreateAccount',
  AccountClosed: 'CloseAccount',
  AccountFrozen: 'FreezeAccount',
  AccountUnfrozen: 'UnfreezeAccount',
  AccountLimitsChanged: 'ChangeAccountLimits',
  OverdraftLimitChanged: 'ChangeOverdraftLimit',
  MoneyDeposited: 'DepositMoney',
  MoneyWithdrawn: 'WithdrawMoney',
  HoldPlaced: 'PlaceHold',
  HoldCaptured: 'CaptureHold',
  HoldReleased: 'ReleaseHold',
  HoldRejected: 'HoldForTransfer',
  TransferCredited: 'CreditTransfer',
  TransferCreditRejected: 'CreditTransfer',
  TransferRequested: 'RequestTransfer',
  TransferStarted: 'StartTransfer',
  TransferCancelled: 'CancelTransfer',
  TransferHoldConfirmed: 'ConfirmTransferHold',
  TransferRejected: 'RejectTransfer',
  TransferCreditConfirmed: 'ConfirmTransferCredit',
  TransferCreditRefused: 'RefuseTransferCredit',
  TransferCompleted: 'CompleteTransfer',
  TransferCompensated: 'CompensateTransfer',
  TransferRedriven: 'RedriveTransfer',
  ReversalGranted: 'GrantReversal',
  ReversalCompleted: 'CompleteReversal',
  ReversalReturned: 'ReturnReversal',
  StandingOrderCreated: 'CreateStandingOrder',
  StandingOrderCancelled: 'CancelStandingOrder',
  OccurrenceStarted: 'StartOccurrence',
  OccurrenceSkipped: 'FailOccurrence',
  OccurrenceCompleted: 'CompleteOccurrence',
  OccurrenceFailed: 'FailOccurrence',
};
/** @type {Record<string, string>} the same, when the event belongs to a transfer */
const OF_A_TRANSFER = { HoldPlaced: 'HoldForTransfer', HoldCaptured: 'CaptureTransferHold', HoldReleased: 'ReleaseTransferHold' };

/** The command that an event is the outcome of. @param {{ type: string, payload?: any }} event */
export const commandOf = ({ type, payload }) => (payload?.transferId && OF_A_TRANSFER[type]) || COMMANDS[type] || '';
