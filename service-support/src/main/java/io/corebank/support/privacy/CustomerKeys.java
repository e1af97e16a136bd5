package io.corebank.support.privacy;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The keys of all persons, kept outside the event store so that they can be destroyed. */
interface CustomerKeys extends JpaRepository<CustomerKey, String> {

    /** Any key that is not destroyed; empty when nobody has one. */
    Optional<CustomerKey> findFirstByErasedAtIsNull();

    /** Keeps a new key, unless the person has got one in the meantime, or had one that was destroyed. */
    @Transactional
    @Modifying
    @Query(
            value = "INSERT INTO customer_key (customer_id, wrapped_key, created_at) VALUES (?1, ?2, now())"
                    + " ON CONFLICT (customer_id) DO NOTHING",
            nativeQuery = true)
    int keep(String customerId, byte[] wrappedKey);

    /** Overwrites the key with nothing, for ever. */
    @Transactional
    @Modifying
    @Query(
            value = "UPDATE customer_key SET wrapped_key = NULL, erased_at = now()"
                    + " WHERE customer_id = ?1 AND erased_at IS NULL",
            nativeQuery = true)
    int destroy(String customerId);
}
