package io.corebank.eventstore.commit;

import java.util.Optional;

/** Keeps the newest snapshot of each aggregate. An older one never takes the place of a newer one. */
public interface SnapshotStore {

    Optional<StoredSnapshot> find(String aggregateId);

    void store(StoredSnapshot snapshot);
}
