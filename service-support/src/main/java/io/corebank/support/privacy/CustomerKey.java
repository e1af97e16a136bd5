package io.corebank.support.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of one person, itself encrypted under the master key. Without the key in it the person is erased. */
@Entity
@Table(name = "customer_key")
class CustomerKey {

    @Id
    @Column(name = "customer_id")
    private String customerId = "";

    @Column(name = "wrapped_key")
    private byte @Nullable [] wrappedKey = {};

    @Column(name = "created_at", nullable = false)
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    /** For JPA alone. */
    protected CustomerKey() {}

    /** The key under the master key; empty once it is destroyed. */
    Optional<KeyVault.WrappedKey> wrapped() {
        byte[] wrapped = wrappedKey;
        return wrapped == null ? Optional.empty() : Optional.of(new KeyVault.WrappedKey(customerId, wrapped));
    }
}
