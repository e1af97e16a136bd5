package io.corebank.bench.apps.jdbc;

import io.corebank.bench.apps.AccountNames;
import io.corebank.bench.apps.Ready;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** CRUD without an object mapper: about the least that an application can ask of the database for each deposit. */
@SpringBootApplication
@Import(Ready.class)
public class JdbcComparison {

    private static final String TABLES = """
            create table account (account_id text primary key, currency text not null, posted_minor bigint not null);
            create table movement (id bigint generated always as identity primary key, account_id text not null,
                operation_id text not null, amount_minor bigint not null, posted_minor bigint not null)""";

    public static void main(String[] arguments) {
        SpringApplication.run(JdbcComparison.class, arguments);
    }

    @Bean
    ApplicationRunner openAccounts(JdbcTemplate jdbc, @Value("${comparison.accounts}") int count) {
        return arguments -> {
            jdbc.execute(TABLES);
            AccountNames.first(count).forEach(name -> jdbc.update("insert into account values (?, 'EUR', 0)", name));
        };
    }
}
