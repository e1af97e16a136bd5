package io.corebank.eventstore.commit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ends of the streams written lately, so that the next hash needs no query. Belongs to the committer's thread. */
final class StreamHeads {

    private final Map<String, StreamHead> heads;

    StreamHeads(int most) {
        this.heads = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, StreamHead> eldest) {
                return size() > most;
            }
        };
    }

    @Nullable
    StreamHead of(String aggregateId) {
        return heads.get(aggregateId);
    }

    void putAll(Map<String, StreamHead> newer) {
        heads.putAll(newer);
    }

    void forget(String aggregateId) {
        heads.remove(aggregateId);
    }

    void clear() {
        heads.clear();
    }
}
