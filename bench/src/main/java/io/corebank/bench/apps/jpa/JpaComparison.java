package io.corebank.bench.apps.jpa;

import io.corebank.bench.apps.AccountNames;
import io.corebank.bench.apps.Ready;
import jakarta.persistence.EntityManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** CRUD with JPA and a pessimistic lock, so that a busy account makes callers wait and not fail. */
@SpringBootApplication
@Import(Ready.class)
public class JpaComparison {

    public static void main(String[] arguments) {
        SpringApplication.run(JpaComparison.class, arguments);
    }

    @Bean
    ApplicationRunner openAccounts(
            EntityManager entities, TransactionTemplate transaction, @Value("${comparison.accounts}") int count) {
        return arguments -> transaction.executeWithoutResult(
                open -> AccountNames.first(count).forEach(name -> entities.persist(new AccountEntity(name))));
    }
}
