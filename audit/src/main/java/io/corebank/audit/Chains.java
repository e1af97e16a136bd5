package io.corebank.audit;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Positions and sequences without holes, every event once, in its own stream, and hashes that follow from them. */
final class Chains implements Invariant {

    private static final String HEAD = "select head from event_store.writer";

    private final StreamHeads streams = new StreamHeads();
    private final FingerprintSet eventIds = new FingerprintSet();
    private final Duplicates duplicates;
    private final ChainHash hash = new ChainHash();
    private final Findings findings = new Findings();
    private long last;
    private long events;

    Chains(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    @Override
    public int number() {
        return 6;
    }

    @Override
    public String title() {
        return "positions and sequences are contiguous, ids unique, hash chains verify";
    }

    @Override
    public void examine(Entry entry) {
        LogRow row = entry.row();
        events++;
        if (row.position() != last + 1) {
            findings.add("After position " + last + " comes " + row.position());
        }
        last = row.position();
        long fingerprint = Fingerprint.of(row.event());
        if (!eventIds.add(fingerprint)) {
            duplicates.suspectEvent(fingerprint);
        }
        examineStream(row, entry.content());
        examineOwner(row, entry.facts());
    }

    private void examineStream(LogRow row, byte[] content) {
        int stream = streams.find(row.aggregate());
        if (row.sequence() != streams.nextSequence(stream)) {
            findings.add(Place.of(row) + "should have the sequence " + streams.nextSequence(stream));
        }
        ByteBuffer expected = hash.next(streams.hashHigh(stream), streams.hashLow(stream), content);
        ByteBuffer stored = ByteBuffer.wrap(row.hash());
        if (!stored.equals(expected)) {
            findings.add(Place.of(row) + "breaks the hash chain of its stream");
        }
        boolean whole = stored.remaining() == expected.remaining();
        streams.put(stream, row.sequence(), whole ? stored.getLong(0) : 0, whole ? stored.getLong(Long.BYTES) : 0);
    }

    private void examineOwner(LogRow row, @Nullable Facts facts) {
        if (facts == null) {
            findings.add(Place.of(row) + "has a payload that cannot be read");
            return;
        }
        Field owner = row.kind().ofAccount() ? Field.ACCOUNT_ID : Field.TRANSFER_ID;
        boolean known = row.kind().ofAccount() || row.kind().ofTransfer();
        if (known && !row.aggregate().text().equals(facts.text(owner))) {
            findings.add(Place.of(row) + "tells of " + facts.text(owner));
        }
    }

    @Override
    public void end(Ending ending) {
        try (Statement query = ending.connection().createStatement();
                ResultSet row = query.executeQuery(HEAD)) {
            if (row.next() && row.getLong(1) != last) {
                findings.add("The log was written up to position " + row.getLong(1) + " and ends at " + last);
            }
        } catch (SQLException failure) {
            throw new AuditException("The head of the log cannot be read", failure);
        }
    }

    @Override
    public String checked() {
        return String.format("%,d events, %,d streams", events, streams.size());
    }

    @Override
    public Findings findings() {
        return findings;
    }
}
