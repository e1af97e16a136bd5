package io.corebank.audit;

import java.util.HashMap;
import java.util.Map;

/** Every transfer takes each of its legs once and comes to an end in time, with nothing left on hold. */
final class TransfersEnd implements Invariant {

    private final Map<String, TransferLife> open = new HashMap<>();
    private final Findings findings = new Findings();
    private long transfers;
    private long younger;

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String title() {
        return "every transfer comes to an end, and leaves no hold behind";
    }

    @Override
    public void examine(Entry entry) {
        Facts facts = entry.facts();
        if (facts == null) {
            return;
        }
        if (entry.row().kind().ofTransfer()) {
            examineTransfer(entry.row(), facts);
            return;
        }
        String transferId = facts.text(Field.TRANSFER_ID);
        if (transferId != null && entry.row().kind().ofAccount()) {
            examineLeg(entry.row(), facts, transferId);
        }
    }

    private void examineTransfer(LogRow row, Facts facts) {
        String id = row.aggregate().text();
        if (row.sequence() == 0) {
            transfers++;
            open.put(id, new TransferLife(row, facts));
        } else if (!open.containsKey(id)
                && !TransferLife.isPossibleAfterTheEnd(row.kind().name())) {
            findings.add(Place.of(row) + "comes after the end of the transfer");
        }
        if (facts.number(Field.REVERSED) > facts.number(Field.AMOUNT)) {
            findings.add(Place.of(row) + "gives back more than the transfer moved");
        }
        if (TransferLife.isEnd(row.kind().name())) {
            TransferLife life = open.remove(id);
            if (life != null) {
                life.end(row.kind().name(), complaint -> findings.add(Place.of(row) + complaint));
            }
        }
    }

    private void examineLeg(LogRow row, Facts facts, String transferId) {
        TransferLife life = open.get(transferId);
        if (life == null) {
            findings.add(Place.of(row) + "belongs to the transfer " + transferId + ", which is not under way");
            return;
        }
        life.leg(row, facts, complaint -> findings.add(Place.of(row) + complaint));
    }

    @Override
    public void end(Ending ending) {
        open.forEach((id, life) -> {
            if (life.latestEnd(ending.boundMicros()) < ending.nowMicros()) {
                findings.add("The transfer " + id + " should have ended and has not");
            } else {
                younger++;
            }
        });
    }

    @Override
    public String checked() {
        return String.format("%,d transfers, %,d of them still under way", transfers, younger);
    }

    @Override
    public Findings findings() {
        return findings;
    }
}
