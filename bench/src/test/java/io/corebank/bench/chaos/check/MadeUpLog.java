package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.check.LogEvent.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** A log that a test makes up: places and hashes follow by themselves, unless the test spoils them afterwards. */
final class MadeUpLog implements EventSource {

    static final long START_MICROS = 1_800_000_000_000_000L;

    private static final long STEP_MICROS = 1_000;

    /** An event that has no place yet. */
    static final class Draft {
        final String name;
        final String aggregateId;
        final Map<String, Object> facts = new LinkedHashMap<>();
        String eventId = "";
        long delayMicros = STEP_MICROS;

        private Draft(String name, String aggregateId) {
            this.name = name;
            this.aggregateId = aggregateId;
        }

        Draft with(String field, Object value) {
            facts.put(field, value);
            return this;
        }

        boolean is(String event, String id) {
            return name.equals(event) && aggregateId.equals(id);
        }
    }

    final List<Draft> drafts = new ArrayList<>();
    private final List<UnaryOperator<List<LogEvent>>> spoilers = new ArrayList<>();
    private long beyond;

    Draft add(String name, String aggregateId, String operationId) {
        Draft draft = new Draft(name, aggregateId).with("operationId", operationId);
        drafts.add(draft);
        return draft;
    }

    /** An event of an account, with the figures that it leaves. */
    Draft account(String name, String accountId, String operationId, long posted, long held) {
        return add(name, accountId, operationId).with("postedMinor", posted).with("heldMinor", held);
    }

    Draft find(String name, String aggregateId) {
        return drafts.stream()
                .filter(draft -> draft.is(name, aggregateId))
                .findFirst()
                .orElseThrow();
    }

    /** Changes the rows after they have got their places and hashes, as somebody with access to the tables would. */
    void spoil(UnaryOperator<List<LogEvent>> spoiler) {
        spoilers.add(spoiler);
    }

    /** Lets the bank say that it has written more than there is. */
    void writtenBeyond(long events) {
        beyond = events;
    }

    @Override
    public void read(Consumer<LogEvent> sink) {
        List<LogEvent> events = rows();
        for (UnaryOperator<List<LogEvent>> spoiler : spoilers) {
            events = spoiler.apply(new ArrayList<>(events));
        }
        events.forEach(sink);
    }

    private List<LogEvent> rows() {
        List<LogEvent> rows = new ArrayList<>();
        Map<String, byte[]> hashes = new HashMap<>();
        Map<String, Long> sequences = new HashMap<>();
        long at = START_MICROS;
        for (Draft draft : drafts) {
            at += draft.delayMicros;
            long sequence = sequences.merge(draft.aggregateId, 1L, Long::sum) - 1;
            String eventId = draft.eventId.isEmpty() ? "event-" + rows.size() : draft.eventId;
            LogEvent bare = event(draft, rows.size() + 1L, at, sequence, eventId, new byte[0]);
            byte[] hash = Hashes.next(hashes.getOrDefault(draft.aggregateId, new byte[16]), bare);
            hashes.put(draft.aggregateId, hash);
            rows.add(event(draft, rows.size() + 1L, at, sequence, eventId, hash));
        }
        return rows;
    }

    private static LogEvent event(Draft draft, long position, long at, long sequence, String eventId, byte[] hash) {
        String kind =
                draft.name.startsWith("Transfer") && !draft.name.equals("TransferCredited") ? "Transfer" : "Account";
        return LogEvent.of(
                position,
                at,
                sequence,
                new Type(kind, "bank." + draft.name, "1"),
                draft.aggregateId,
                eventId,
                hash,
                JsonMapper.shared().writeValueAsBytes(draft.facts),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long head() {
        return drafts.size() + beyond;
    }
}
