package io.corebank.bench.apps.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "account")
class AccountEntity {

    @Id
    String accountId = "";

    String currency = "EUR";
    long postedMinor;

    AccountEntity() {}

    AccountEntity(String accountId) {
        this.accountId = accountId;
    }
}
