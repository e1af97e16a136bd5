package io.corebank.query.movement;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.query.account.AccountDocument;
import io.corebank.query.account.VisibleAccounts;
import io.corebank.query.elastic.Projection;
import io.corebank.query.reading.AsOf;
import io.corebank.query.reading.Freshness;
import io.corebank.query.reading.ReadRequest;
import io.corebank.query.reading.Waiting;
import io.corebank.support.openapi.Answers;
import io.corebank.support.operations.Completed;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Statements, written while they are read, so that a million lines need no more memory than one. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}/statement")
class StatementController {

    private static final String CSV = "text/csv";
    private static final MediaType CSV_TYPE = MediaType.parseMediaType(CSV);

    private final VisibleAccounts accounts;
    private final Freshness freshness;
    private final StatementReader statements;
    private final JsonMapper json;

    StatementController(VisibleAccounts accounts, Freshness freshness, StatementReader statements, JsonMapper json) {
        this.accounts = accounts;
        this.freshness = freshness;
        this.statements = statements;
        this.json = json;
    }

    /** Opening balance, movements, closing balance; as JSON, or as CSV when that is what the caller accepts. */
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    @Answers(
            types = {MediaType.APPLICATION_JSON_VALUE, CSV},
            body = StatementView.class)
    void statement(
            @PathVariable String accountId,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            Caller caller,
            ReadRequest request,
            HttpServletResponse response)
            throws IOException {
        Period period = Period.of(from, to);
        AccountDocument account =
                Waiting.on(accounts.find(accountId, caller, request)).document();
        AsOf asOf = Waiting.on(freshness.forSearch(Projection.MOVEMENTS, request));
        Statement statement = statements.open(account, period);
        response.setHeader(Completed.POSITION_HEADER, Long.toString(asOf.position()));
        StatementWriter writer = prefersCsv(accept) ? csv(accountId, response) : json(asOf, response);
        writer.begin(statement);
        statements.read(statement, writer::movement);
        writer.end(statement);
    }

    private static StatementWriter csv(String accountId, HttpServletResponse response) throws IOException {
        response.setContentType(CSV + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("statement-" + accountId + ".csv")
                        .build()
                        .toString());
        return new CsvStatement(
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)));
    }

    private StatementWriter json(AsOf asOf, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        return new JsonStatement(json.createGenerator(response.getOutputStream()), asOf);
    }

    private static boolean prefersCsv(@Nullable String accept) {
        List<MediaType> wanted = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(wanted);
        return wanted.stream()
                .filter(type -> type.includes(MediaType.APPLICATION_JSON) || type.includes(CSV_TYPE))
                .findFirst()
                .filter(type -> !type.includes(MediaType.APPLICATION_JSON))
                .isPresent();
    }
}
