package io.corebank.eventstore.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Projects how many marbles are in each jar, and remembers which positions it has seen. */
@Component
@ProcessingGroup("totals")
public class JarTotals {

    private final Map<String, Integer> contents = new ConcurrentHashMap<>();
    private final List<Long> positions = Collections.synchronizedList(new ArrayList<>());

    @EventHandler
    void on(MarblesMoved event, TrackingToken token) {
        contents.put(event.jarId(), event.content());
        positions.add(token.position().orElseThrow());
    }

    @ResetHandler
    void reset() {
        contents.clear();
        positions.clear();
    }

    public int contentOf(String jarId) {
        return contents.getOrDefault(jarId, 0);
    }

    public List<Long> positions() {
        synchronized (positions) {
            return List.copyOf(positions);
        }
    }
}
