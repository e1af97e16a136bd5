package io.corebank.support.privacy;

import java.util.Optional;

/** The keys in the database of the service itself. */
final class OwnVault implements KeyVault {

    private final CustomerKeys keys;

    OwnVault(CustomerKeys keys) {
        this.keys = keys;
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
