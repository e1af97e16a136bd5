package io.corebank.audit;

import java.util.HashMap;
import java.util.Map;

/** No balance below its limit, holds that add up, nothing moved on closed accounts nor taken from frozen ones. */
final class Limits implements Invariant {

    private final Map<String, AccountFold> accounts = new HashMap<>();
    private final Findings findings = new Findings();
    private long events;

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String title() {
        return "no balance below its limit, no movement on closed, no debit on frozen accounts";
    }

    @Override
    public void examine(Entry entry) {
        Facts facts = entry.facts();
        LogRow row = entry.row();
        if (facts == null || !row.kind().ofAccount()) {
            return;
        }
        events++;
        accounts.computeIfAbsent(row.aggregate().text(), id -> new AccountFold())
                .apply(row.kind(), facts, complaint -> findings.add(Place.of(row) + complaint));
    }

    @Override
    public String checked() {
        return String.format("%,d events of %,d accounts", events, accounts.size());
    }

    @Override
    public Findings findings() {
        return findings;
    }
}
