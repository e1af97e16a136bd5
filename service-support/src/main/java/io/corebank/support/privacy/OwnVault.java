package io.corebank.support.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys in the database of the service itself. */
final class OwnVault implements KeyVault {

    private final CustomerKeys keys;

    OwnVault(CustomerKeys keys) {
        this.keys = keys;
    }

    /** Whoever destroys a key here takes the person out of the records as well. */
    @Override
    public List<Destroyed> destroyedSince(Instant time) {
        return List.of();
    }

    @Override
    public Optional<WrappedKey> any() {
        return keys.findFirstByErasedAtIsNull().flatMap(CustomerKey::wrapped);
    }

    @Override
    public boolean knows(String customerId) {
        return keys.existsById(customerId);
    }

    @Override
    public Optional<WrappedKey> find(String customerId) {
        return keys.findById(customerId).flatMap(CustomerKey::wrapped);
    }

    @Override
    public void keep(String customerId, byte[] wrappedKey) {
        keys.keep(customerId, wrappedKey);
    }

    @Override
    public void destroy(String customerId) {
        keys.destroy(customerId);
    }
}
