package io.corebank.support.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the keys of persons outside the event store, so that they can be destroyed. */
interface KeyVault {

    /** The key of a person, encrypted under the master key. */
    @SuppressWarnings("ArrayRecordComponent")
    record WrappedKey(String customerId, byte[] wrapped) {}

    /** That a person's key was destroyed, and when. */
    record Destroyed(String customerId, Instant at) {}

    /** Whose keys have been destroyed by any service that shares them, the earliest first; none unless it is shared. */
    List<Destroyed> destroyedSince(Instant time);

    /** Any key that is not destroyed; empty when nobody has one. */
    Optional<WrappedKey> any();

    /** Whether the person ever had a key, destroyed since or not. */
    boolean knows(String customerId);

    /** The key; empty for a person without one, or with a destroyed one. */
    Optional<WrappedKey> find(String customerId);

    /** Keeps a new key, unless the person has got one in the meantime, or had one that was destroyed. */
    void keep(String customerId, byte[] wrappedKey);

    /** Overwrites the key with nothing, for ever. */
    void destroy(String customerId);
}
