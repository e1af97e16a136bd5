package io.corebank.eventstore.sample;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Remembers what is in a jar, and stumbles over moves of thirteen marbles until it is healed. */
@Component
@ConditionalOnProperty("jar.watch")
@ProcessingGroup("watch")
public class JarWatch {

    private static final int UNLUCKY = 13;

    private final Map<String, Integer> contents = new ConcurrentHashMap<>();
    private final List<EventMessage<?>> seen = new CopyOnWriteArrayList<>();
    private final QueryUpdateEmitter updates;
    private volatile boolean superstitious = true;

    JarWatch(QueryUpdateEmitter updates) {
        this.updates = updates;
    }

    @EventHandler
    void on(MarblesMoved event, EventMessage<?> message) {
        if (superstitious && event.marbles() == UNLUCKY) {
            throw new IllegalStateException("thirteen");
        }
        seen.add(message);
        contents.put(event.jarId(), event.content());
        updates.emit(query -> query.getPayload().equals(event.jarId()), event.content());
    }

    @QueryHandler(queryName = "contentOf")
    int answer(String jarId) {
        return contentOf(jarId);
    }

    /** Loses the fear of thirteen. */
    public void heal() {
        superstitious = false;
    }

    public int contentOf(String jarId) {
        return contents.getOrDefault(jarId, 0);
    }

    public List<EventMessage<?>> seen() {
        return List.copyOf(seen);
    }
}
