package io.corebank.support.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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

    String customerId() {
        return customerId;
    }

    /** The key under the master key; null once it is destroyed. */
    byte @Nullable [] wrappedKey() {
        return wrappedKey;
    }
}
