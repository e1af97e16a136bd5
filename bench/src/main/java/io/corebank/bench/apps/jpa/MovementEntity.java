package io.corebank.bench.apps.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "movement")
class MovementEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    @Nullable
    Long id;

    String accountId = "";
    String operationId = "";
    long amountMinor;
    long postedMinor;

    MovementEntity() {}

    MovementEntity(AccountEntity account, String operationId, long amountMinor) {
        this.accountId = account.accountId;
        this.operationId = operationId;
        this.amountMinor = amountMinor;
        this.postedMinor = account.postedMinor;
    }
}
