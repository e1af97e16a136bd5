package io.corebank.support.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The key of one person, itself encrypted under the master key. Deleting the row erases the person. */
@Entity
@Table(name = "customer_key")
class CustomerKey {

    @Id
    @Column(name = "customer_id")
    private String customerId = "";

    @Column(name = "wrapped_key", nullable = false)
    private byte[] wrappedKey = {};

    @Column(name = "created_at", nullable = false)
    private Instant createdAt = Instant.EPOCH;

    /** For JPA alone. */
    protected CustomerKey() {}

    String customerId() {
        return customerId;
    }

    byte[] wrappedKey() {
        return wrappedKey;
    }
}
