package io.corebank.bench.chaos.check;

import io.corebank.api.OperationIds;
import io.corebank.bench.chaos.history.Answer;
import io.corebank.bench.chaos.history.Disturbance;
import io.corebank.bench.chaos.history.Exchange;
import io.corebank.bench.chaos.history.Recorded;
import io.corebank.bench.chaos.history.Request;
import io.corebank.bench.chaos.history.Request.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A short and honest life of a bank with two accounts, as its log and as its clients tell it. */
final class MadeUpBank {

    static final String TELLER = "teller";
    static final String ADA = "ada";

    final MadeUpLog log = new MadeUpLog();
    final List<Exchange> exchanges = new ArrayList<>();
    final List<Disturbance> disturbances = new ArrayList<>();

    MadeUpBank() {
        open();
        cash();
        transfer();
        rejectedTransfer();
        told(Request.read(Kind.READ_ACCOUNT, ADA, "A", 4), done("A", "", log.head(), 5, 6500, 0));
        told(
                Request.read(Kind.READ_TRANSFER, ADA, "T1", 0),
                new Answer(200, "", false, "T1", "", log.head(), 4, 0, 0, "COMPLETED"));
        unknown();
    }

    private void open() {
        log.account("AccountCreated", "A", operation(TELLER, "open-A"), 0, 0).with("overdraftLimitMinor", 1000);
        told(write(Kind.OPEN, TELLER, "open-A", "", "", 1000), done("A", operation(TELLER, "open-A"), 1, 1, 0, 0));
        log.account("AccountCreated", "B", operation(TELLER, "open-B"), 0, 0).with("overdraftLimitMinor", 0);
        told(write(Kind.OPEN, TELLER, "open-B", "", "", 0), done("B", operation(TELLER, "open-B"), 2, 1, 0, 0));
    }

    private void cash() {
        log.account("MoneyDeposited", "A", operation(TELLER, "in"), 10000, 0).with("amountMinor", 10000);
        told(deposit("in", "A", 10000), done("A", operation(TELLER, "in"), 3, 2, 10000, 0));
        told(deposit("in", "A", 10000), done("A", operation(TELLER, "in"), 3, 2, 10000, 0));
        told(deposit("in", "A", 10001).mustNotHappen(), Answer.problem(422, "idempotency-key-reused", false));
        log.account("MoneyWithdrawn", "A", operation(ADA, "out"), 9000, 0).with("amountMinor", 1000);
        told(withdrawal("out", 1000), done("A", operation(ADA, "out"), 4, 3, 9000, 0));
        told(withdrawal("too-much", 99999), Answer.problem(422, "insufficient-funds", false));
        told(withdrawal("too-much", 99999), Answer.problem(422, "insufficient-funds", true));
    }

    private void transfer() {
        request("T1", "t1", "A", "B", 2500);
        leg("HoldPlaced", "A", "T1", 9000, 2500).with("holdId", "T1").with("amountMinor", 2500);
        log.add("TransferHoldConfirmed", "T1", "T1 confirm-hold");
        leg("TransferCredited", "B", "T1", 2500, 0).with("amountMinor", 2500);
        log.add("TransferCreditConfirmed", "T1", "T1 confirm-credit");
        leg("HoldCaptured", "A", "T1", 6500, 0).with("holdId", "T1").with("capturedMinor", 2500);
        log.add("TransferCompleted", "T1", "T1 complete");
        Request request = write(Kind.TRANSFER, ADA, "t1", "A", "B", 2500);
        told(request, new Answer(202, "", false, "T1", "", 5, 1, 0, 0, "REQUESTED"));
        told(request.waiting(), new Answer(201, "", true, "T1", "", log.head(), 4, 0, 0, "COMPLETED"));
    }

    private void rejectedTransfer() {
        request("T2", "t2", "B", "A", 100000);
        log.account("HoldRejected", "B", "T2 hold", 2500, 0).with("transferId", "T2");
        log.add("TransferRejected", "T2", "T2 reject");
        told(write(Kind.TRANSFER, ADA, "t2", "B", "A", 100000), null);
    }

    private void unknown() {
        log.account("MoneyDeposited", "B", operation(TELLER, "maybe"), 3000, 0).with("amountMinor", 500);
        told(deposit("maybe", "B", 500), Answer.none());
        told(deposit("maybe-not", "B", 500), Answer.problem(503, "outcome-unknown", false));
    }

    private void request(String id, String key, String from, String to, long amount) {
        log.add("TransferRequested", id, operation(ADA, key))
                .with("fromAccountId", from)
                .with("toAccountId", to)
                .with("amountMinor", amount);
    }

    private MadeUpLog.Draft leg(String name, String account, String transfer, long posted, long held) {
        return log.account(name, account, transfer + " " + name, posted, held).with("transferId", transfer);
    }

    static String operation(String caller, String key) {
        return OperationIds.derive("operation", caller, key);
    }

    static Request deposit(String key, String account, long amount) {
        return write(Kind.DEPOSIT, TELLER, key, account, "", amount);
    }

    static Request withdrawal(String key, long amount) {
        return write(Kind.WITHDRAWAL, ADA, key, "A", "", amount);
    }

    static Request write(Kind kind, String caller, String key, String account, String counterparty, long amount) {
        return Request.write(kind, caller, key, account, counterparty, amount, "");
    }

    static Answer done(String subject, String operation, long position, long version, long posted, long held) {
        return new Answer(201, "", false, subject, operation, position, version, posted, held, "");
    }

    void told(Request request, @Nullable Answer answer) {
        exchanges.add(new Exchange(exchanges.size(), 1, request, answer));
    }

    /** Puts another answer in place of the first one to such a request. */
    void toldInstead(Request request, Answer answer) {
        for (int i = 0; i < exchanges.size(); i++) {
            if (exchanges.get(i).request().equals(request)) {
                exchanges.set(i, new Exchange(i, 1, request, answer));
                return;
            }
        }
        throw new IllegalArgumentException("Nobody has asked for " + request);
    }

    List<Finding> check() {
        return check(true);
    }

    List<Finding> check(boolean complete) {
        return check(complete, true);
    }

    /** As on an Axon Server, which does not tell the positions of what it takes. */
    List<Finding> checkWithLatePositions() {
        return check(true, false);
    }

    private List<Finding> check(boolean complete, boolean exact) {
        return new Checker(log, () -> new Recorded(exchanges, disturbances), exact)
                .check(complete)
                .findings()
                .list();
    }
}
