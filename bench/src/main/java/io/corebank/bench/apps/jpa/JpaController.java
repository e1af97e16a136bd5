package io.corebank.bench.apps.jpa;

import io.corebank.bench.apps.Cash;
import io.corebank.bench.apps.Receipt;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class JpaController {

    private final EntityManager entities;

    JpaController(EntityManager entities) {
        this.entities = entities;
    }

    @PostMapping("/api/v1/accounts/{accountId}/deposits")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    Receipt deposit(
            @PathVariable String accountId,
            @RequestHeader("Idempotency-Key") String operationId,
            @RequestBody Cash cash) {
        AccountEntity account = entities.find(AccountEntity.class, accountId, LockModeType.PESSIMISTIC_WRITE);
        account.postedMinor = Math.addExact(account.postedMinor, cash.minor());
        entities.persist(new MovementEntity(account, operationId, cash.minor()));
        return new Receipt(accountId, account.postedMinor);
    }
}
