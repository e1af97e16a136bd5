package io.corebank.eventstore.axonserver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the aggregates used last, up to a bound. Other processes may have appended to them since, so it hands them only
 * to an {@link Attempt}, which finds that out: the store takes events only at their sequence.
 */
final class AggregateMemory implements Cache {

    private final Map<Object, Kept> entries;
    private final Set<EntryListener> listeners = new CopyOnWriteArraySet<>();

    AggregateMemory(int most) {
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Kept> eldest) {
                return size() > most;
            }
        };
    }

    /** An aggregate, and when it was read from the store. */
    private record Kept(Object value, long readAt) {}

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <K, V> @Nullable V get(K key) {
        Attempt attempt = Attempt.current();
        if (attempt == null || attempt.readsTheStore()) {
            return null;
        }
        Kept kept = find(key);
        if (kept == null) {
            return null;
        }
        attempt.tookFromMemory(key, kept.readAt());
        listeners.forEach(listener -> listener.onEntryRead(key, kept.value()));
        return (V) kept.value();
    }

    private synchronized @Nullable Kept find(Object key) {
        return entries.get(key);
    }

    @Override
    public void put(Object key, Object value) {
        Attempt attempt = Attempt.current();
        Long readAt = attempt == null ? null : attempt.readAt(key);
        Kept before;
        synchronized (this) {
            before = entries.put(key, new Kept(value, readAt == null ? Attempt.moment() : readAt));
        }
        if (before == null) {
            listeners.forEach(listener -> listener.onEntryCreated(key, value));
        } else {
            listeners.forEach(listener -> listener.onEntryUpdated(key, value));
        }
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        synchronized (this) {
            if (entries.putIfAbsent(key, new Kept(value, Attempt.moment())) != null) {
                return false;
            }
        }
        listeners.forEach(listener -> listener.onEntryCreated(key, value));
        return true;
    }

    @Override
    public boolean remove(Object key) {
        synchronized (this) {
            if (entries.remove(key) == null) {
                return false;
            }
        }
        listeners.forEach(listener -> listener.onEntryRemoved(key));
        return true;
    }

    @Override
    public synchronized void removeAll() {
        entries.clear();
    }

    @Override
    public synchronized boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
