package io.corebank.account;

import static io.corebank.account.AccountTesting.eur;
import static io.corebank.account.History.ACCOUNT;
import static io.corebank.account.History.OTHER_ACCOUNT;

import io.corebank.api.account.command.AccountCommand;
import io.corebank.api.account.command.CaptureHold;
import io.corebank.api.account.command.CaptureTransferHold;
import io.corebank.api.account.command.ChangeOverdraftLimit;
import io.corebank.api.account.command.CloseAccount;
import io.corebank.api.account.command.CreditTransfer;
import io.corebank.api.account.command.DepositMoney;
import io.corebank.api.account.command.FreezeAccount;
import io.corebank.api.account.command.HoldForTransfer;
import io.corebank.api.account.command.PlaceHold;
import io.corebank.api.account.command.ReleaseHold;
import io.corebank.api.account.command.ReleaseReason;
import io.corebank.api.account.command.ReleaseTransferHold;
import io.corebank.api.account.command.UnfreezeAccount;
import io.corebank.api.account.command.WithdrawMoney;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Commands to one account as chance has it, with small amounts, and sometimes with one that hardly fits. */
final class RandomCommands {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Random random;
    private final List<String> holds = new ArrayList<>(List.of("none"));
    private int number;

    RandomCommands(long seed) {
        this.random = new Random(seed);
    }

    AccountCommand next() {
        String operation = "operation-" + ++number;
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> new DepositMoney(operation, ACCOUNT, eur(amount()), null);
            case 3, 4 -> new WithdrawMoney(operation, ACCOUNT, eur(amount()), "sealed");
            case 5, 6 -> new PlaceHold(operation, ACCOUNT, newHold("hold-"), eur(amount()), expiry(), NOW);
            case 7 -> new CaptureHold(operation, ACCOUNT, hold(), eur(amount()), NOW);
            case 8 -> new CaptureHold(operation, ACCOUNT, hold(), null, NOW);
            case 9 -> new ReleaseHold(operation, ACCOUNT, hold(), ReleaseReason.REQUESTED);
            case 10, 11 ->
                new HoldForTransfer(operation, ACCOUNT, newHold("transfer-"), OTHER_ACCOUNT, eur(amount()), "sealed");
            case 12 -> new CaptureTransferHold(operation, ACCOUNT, hold("transfer-"));
            case 13 -> new ReleaseTransferHold(operation, ACCOUNT, hold("transfer-"));
            case 14, 15 -> new CreditTransfer(operation, ACCOUNT, "t-" + number, OTHER_ACCOUNT, eur(amount()), null);
            case 16 -> new ChangeOverdraftLimit(operation, ACCOUNT, eur(random.nextBoolean() ? 0 : amount()));
            case 17 -> random.nextInt(3) == 0 ? new FreezeAccount(operation, ACCOUNT) : next();
            case 18 -> new UnfreezeAccount(operation, ACCOUNT);
            default -> random.nextInt(3) == 0 ? new CloseAccount(operation, ACCOUNT) : next();
        };
    }

    private long amount() {
        return random.nextInt(50) == 0 ? Long.MAX_VALUE - random.nextInt(100) : 1 + random.nextInt(100);
    }

    private Instant expiry() {
        return NOW.plusSeconds(1 + random.nextInt(100));
    }

    private String newHold(String prefix) {
        String hold = prefix + number;
        holds.add(hold);
        return hold;
    }

    private String hold() {
        return holds.get(random.nextInt(holds.size()));
    }

    private String hold(String prefix) {
        String hold = hold();
        return hold.startsWith(prefix) ? hold : prefix + "none";
    }
}
