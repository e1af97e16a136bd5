package io.corebank.eventstore.axon;

import io.corebank.eventstore.commit.Lineage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the aggregates used last, strongly and up to a bound. It hands out no state that rests on events which failed
 * to become durable, and notes in the unit of work which state it did hand out.
 */
public final class AggregateCache implements Cache {

    private final Lineage lineage;
    private final Map<Object, Kept> entries;
    private final Set<EntryListener> listeners = new CopyOnWriteArraySet<>();

    AggregateCache(Lineage lineage, int most) {
        this.lineage = lineage;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Kept> eldest) {
                return size() > most;
            }
        };
    }

    /** A value, the stamp of its state, and the version that it had when it was last known to be whole. */
    private record Kept(Object value, long stamp, @Nullable Long version) {}

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <K, V> @Nullable V get(K key) {
        Kept entry = find(key);
        if (entry == null) {
            return null;
        }
        Draft draft = Draft.current(lineage);
        if (draft != null) {
            draft.saw(key.toString(), entry.stamp());
        }
        listeners.forEach(listener -> listener.onEntryRead(key, entry.value()));
        return (V) entry.value();
    }

    private synchronized @Nullable Kept find(Object key) {
        Kept entry = entries.get(key);
        if (entry != null && !lineage.isSound(key.toString(), entry.stamp())) {
            entries.remove(key);
            return null;
        }
        return entry;
    }

    @Override
    public void put(Object key, Object value) {
        Draft draft = Draft.current(lineage);
        long stamp = draft == null ? lineage.stamp() : draft.stampOf(key.toString());
        Kept before;
        synchronized (this) {
            before = entries.put(key, new Kept(value, stamp, versionOf(value)));
        }
        if (before == null) {
            listeners.forEach(listener -> listener.onEntryCreated(key, value));
        } else {
            listeners.forEach(listener -> listener.onEntryUpdated(key, value));
        }
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        if (containsKey(key)) {
            return false;
        }
        put(key, value);
        return true;
    }

    /** Keeps an aggregate whose command was refused before it applied any event: nothing about it has changed. */
    @Override
    public boolean remove(Object key) {
        synchronized (this) {
            Kept entry = entries.get(key);
            if (entry == null || isUntouchedByRollback(entry)) {
                return false;
            }
            entries.remove(key);
        }
        listeners.forEach(listener -> listener.onEntryRemoved(key));
        return true;
    }

    /** Removes whatever there is, because it rests on events that failed. */
    synchronized void evict(Object key) {
        entries.remove(key);
    }

    private static boolean isUntouchedByRollback(Kept entry) {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().phase() == UnitOfWork.Phase.ROLLBACK
                && entry.version() != null
                && entry.version().equals(versionOf(entry.value()));
    }

    private static @Nullable Long versionOf(Object value) {
        if (!(value instanceof AggregateCacheEntry<?> cached)) {
            return null;
        }
        EventSourcedAggregate<?> aggregate = cached.recreateAggregate(null, null, null, null);
        return aggregate.isDeleted() ? null : aggregate.version();
    }

    @Override
    public synchronized void removeAll() {
        entries.clear();
    }

    @Override
    public boolean containsKey(Object key) {
        return find(key) != null;
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener cacheEntryListener) {
        listeners.add(cacheEntryListener);
        return () -> listeners.remove(cacheEntryListener);
    }
}
