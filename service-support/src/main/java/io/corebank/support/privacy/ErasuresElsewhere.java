package io.corebank.support.privacy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes persons out of the records of this service whose erasure was agreed to at another one: the vault that they
 * share tells whose keys were destroyed. What cannot be done waits for the next time, and keeps nothing else waiting.
 */
final class ErasuresElsewhere {

    private static final Logger log = LoggerFactory.getLogger(ErasuresElsewhere.class);

    /** Keys that are destroyed at the same time are seen in any order. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final KeyVault vault;
    private final PersonalData personalData;
    private final List<PersonalRecords> records;
    private final JdbcClient jdbc;
    private Instant seenBefore = Instant.MAX;

    ErasuresElsewhere(KeyVault vault, PersonalData personalData, List<PersonalRecords> records, JdbcClient jdbc) {
        this.vault = vault;
        this.personalData = personalData;
        this.records = List.copyOf(records);
        this.jdbc = jdbc;
    }

    /** Whichever process of the service rewrites the records, this one remembers none of these keys any more. */
    synchronized void follow() {
        Instant seen = seenUntil();
        Instant since = seen.isBefore(seenBefore) ? seen : seenBefore;
        for (KeyVault.Destroyed key : vault.destroyedSince(since.minus(OVERLAP))) {
            personalData.forget(key.customerId());
            note(key);
        }
        seenBefore = seen;
        for (String customerId : open()) {
            try {
                personalData.erase(customerId);
                records.forEach(kind -> kind.erase(customerId));
                jdbc.sql("UPDATE customer_erasure_elsewhere SET done_at = now() WHERE customer_id = ?")
                        .param(customerId)
                        .update();
                log.info("A customer who was erased elsewhere is erased here");
            } catch (RuntimeException notYet) {
                log.info("An erasure cannot be followed at the moment: {}", notYet.toString());
            }
        }
    }

    private Instant seenUntil() {
        return jdbc.sql("SELECT coalesce(max(destroyed_at), timestamptz 'epoch') FROM customer_erasure_elsewhere")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /** What this service was asked for itself is none of it. */
    private void note(KeyVault.Destroyed key) {
        jdbc.sql("INSERT INTO customer_erasure_elsewhere (customer_id, destroyed_at)"
                        + " SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM customer_erasure WHERE customer_id = ?)"
                        + " ON CONFLICT (customer_id) DO NOTHING")
                .params(key.customerId(), Timestamp.from(key.at()), key.customerId())
                .update();
    }

    private List<String> open() {
        return jdbc.sql("SELECT customer_id FROM customer_erasure_elsewhere WHERE done_at IS NULL"
                        + " ORDER BY destroyed_at")
                .query(String.class)
                .list();
    }
}
