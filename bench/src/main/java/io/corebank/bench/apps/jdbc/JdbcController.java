package io.corebank.bench.apps.jdbc;

import io.corebank.bench.apps.Cash;
import io.corebank.bench.apps.Receipt;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class JdbcController {

    private static final String ADD =
            "update account set posted_minor = posted_minor + ? where account_id = ? returning posted_minor";
    private static final String TELL =
            "insert into movement (account_id, operation_id, amount_minor, posted_minor) values (?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    JdbcController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/api/v1/accounts/{accountId}/deposits")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    Receipt deposit(
            @PathVariable String accountId,
            @RequestHeader("Idempotency-Key") String operationId,
            @RequestBody Cash cash) {
        Long posted = jdbc.queryForObject(ADD, Long.class, cash.minor(), accountId);
        if (posted == null) {
            throw new IllegalStateException("No balance for " + accountId);
        }
        jdbc.update(TELL, accountId, operationId, cash.minor(), posted);
        return new Receipt(accountId, posted);
    }
}
