package io.corebank.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * After every event and in every currency, balances and money in flight are what was deposited less what was withdrawn.
 * Since that holds for no events at all, it holds at every prefix when no event changes the difference: each may change
 * its account by what it says and by nothing else, and what is in flight belongs to a transfer that is under way.
 */
final class Conservation implements Invariant {

    private static final class Balance {
        private final String currency;
        private long posted;

        private Balance(String currency) {
            this.currency = currency;
        }
    }

    private final Map<String, Balance> balances = new HashMap<>();
    private final Map<String, Long> inFlight = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final Set<String> currencies = new HashSet<>();
    private final Findings findings = new Findings();
    private long events;

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String title() {
        return "money is conserved at every prefix of the log, in every currency";
    }

    @Override
    public void examine(Entry entry) {
        Facts facts = entry.facts();
        if (facts == null) {
            return;
        }
        if (entry.row().kind().ofAccount()) {
            events++;
            examineMovement(entry.row(), facts);
        } else if (entry.row().kind().ofTransfer()) {
            examineTransfer(entry.row(), facts);
        }
    }

    private void examineMovement(LogRow row, Facts facts) {
        String currency = facts.textOrEmpty(Field.CURRENCY);
        Balance balance = balances.computeIfAbsent(row.aggregate().text(), id -> new Balance(currency));
        currencies.add(currency);
        if (!balance.currency.equals(currency)) {
            findings.add(Place.of(row) + "turns " + balance.currency + " into " + currency);
        }
        Rule rule = Rule.of(row.kind().name());
        long says = rule.posts(facts);
        long does = facts.number(Field.POSTED) - balance.posted;
        balance.posted = facts.number(Field.POSTED);
        if (does != says) {
            findings.add(
                    Place.of(row) + "changes the balances of " + currency + " by " + does + " where it moves " + says);
        }
        fly(row, rule, facts);
    }

    private void fly(LogRow row, Rule rule, Facts facts) {
        String transferId = facts.text(Field.TRANSFER_ID);
        if (transferId == null || (rule != Rule.TRANSFER_CREDITED && rule != Rule.HOLD_CAPTURED)) {
            return;
        }
        if (!underWay.contains(transferId)) {
            findings.add(Place.of(row) + "moves money for the transfer " + transferId + ", which is not under way");
        }
        long after = inFlight.merge(transferId, -rule.posts(facts), Long::sum);
        if (after > 0) {
            findings.add(Place.of(row) + "takes " + after + " more for the transfer " + transferId
                    + " than has been credited");
        }
        if (after == 0) {
            inFlight.remove(transferId);
        }
    }

    private void examineTransfer(LogRow row, Facts facts) {
        String transferId = row.aggregate().text();
        if (row.sequence() == 0) {
            underWay.add(transferId);
        }
        if (TransferLife.isEnd(row.kind().name())) {
            underWay.remove(transferId);
            Long left = inFlight.remove(transferId);
            if (left != null) {
                findings.add(Place.of(row) + "ends a transfer with " + left + " " + facts.text(Field.CURRENCY)
                        + " in flight");
            }
        }
    }

    @Override
    public String checked() {
        return String.format(
                "%,d events of accounts, %,d currencies, %,d transfers in flight at the end",
                events, currencies.size(), inFlight.size());
    }

    @Override
    public Findings findings() {
        return findings;
    }
}
