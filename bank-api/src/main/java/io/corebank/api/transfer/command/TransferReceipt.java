package io.corebank.api.transfer.command;

import io.corebank.api.transfer.TransferStatus;

/** Where a transfer stands after a command, with its version counted from 1. */
public record TransferReceipt(String transferId, TransferStatus status, long version) {}
