package io.corebank.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.account.ApiClient.Answer;
import io.corebank.api.account.query.AccountHolderView;
import io.corebank.api.account.query.FindAccountHolder;
import java.time.Duration;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class OpeningApiIT extends ApiTest {

    private static final String BODY = "{\"currency\": \"EUR\", \"ownerName\": \"Ada Lovelace\"}";

    @Autowired
    QueryGateway queries;

    @Test
    void opensAnAccountForACustomer() {
        Answer answer = ada.post("", BODY);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/accounts/" + answer.accountId());
        assertThat(answer.header("Bank-Position")).isEqualTo(String.valueOf(answer.field("position")));
        assertThat(answer.body())
                .containsOnlyKeys(
                        "operationId", "accountId", "version", "position", "posted", "held", "available", "currency")
                .containsEntry("version", 1)
                .containsEntry("currency", "EUR");
        assertFigures(answer, "0.00", "0.00", "0.00");
    }

    @Test
    void givesTheFirstAnswerAgainForTheSameKey() {
        Answer first = ada.post("key-1", "", BODY);
        Answer second = ada.post("key-1", "", BODY);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void findsOutAKeyThatIsUsedForSomethingElse() {
        ada.post("key-2", "", BODY);
        assertProblem(ada.post("key-2", "", BODY.replace("Ada", "Eda")), 422, "idempotency-key-reused");
    }

    @Test
    void opensAnotherAccountForAnotherCustomersSameKey() {
        Answer adas = ada.post("key-3", "", BODY);
        Answer bobs = bob.post("key-3", "", BODY);
        assertThat(bobs.status()).isEqualTo(201);
        assertThat(bobs.accountId()).isNotEqualTo(adas.accountId());
    }

    @Test
    void letsATellerOpenAnAccountWithAnOverdraft() {
        Answer answer = teller.post(
                "",
                "{\"currency\": \"KWD\", \"ownerName\": \"Bob\", \"customerId\": \"bob\","
                        + " \"overdraftLimit\": \"1.5\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertFigures(answer, "0.000", "0.000", "1.500");
        assertThat(queries.query(new FindAccountHolder(answer.accountId()), AccountHolderView.class))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(new AccountHolderView(answer.accountId(), "bob", "KWD"));
    }

    @Test
    void knowsNoHolderOfAnAccountThatIsNotThere() {
        assertThat(queries.query(new FindAccountHolder(UNKNOWN), AccountHolderView.class))
                .succeedsWithin(Duration.ofSeconds(5))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"customerId\": \"bob\"", "\"overdraftLimit\": \"0.01\""})
    void forbidsACustomerWhatOnlyATellerMayDo(String field) {
        assertProblem(ada.post("", BODY.replace("}", ", " + field + "}")), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"customerId\": \"ada\"", "\"overdraftLimit\": \"0\"", "\"overdraftLimit\": \"0.00\""})
    void letsACustomerSayWhatGoesWithoutSaying(String field) {
        assertThat(ada.post("", BODY.replace("}", ", " + field + "}")).status()).isEqualTo(201);
    }

    @Test
    void needsTheCustomerFromATeller() {
        assertInvalid(teller.post("", BODY), "customerId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "currency       | {'ownerName': 'Ada'}",
                "ownerName      | {'currency': 'EUR'}",
                "currency       | {'currency': 'eur', 'ownerName': 'Ada'}",
                "currency       | {'currency': 'XAU', 'ownerName': 'Ada'}",
                "ownerName      | {'currency': 'EUR', 'ownerName': '  '}",
                "ownerName      | {'currency': 'EUR', 'ownerName': 'A\\u0007da'}",
                "ownerName      | {'currency': 'EUR', 'ownerName': 'A\\ud800da'}",
                "overdraftLimit | {'currency': 'JPY', 'ownerName': 'Ada', 'overdraftLimit': '1.5'}",
                "overdraftLimit | {'currency': 'EUR', 'ownerName': 'Ada', 'overdraftLimit': '-1'}",
            },
            quoteCharacter = '`')
    void namesTheFieldThatIsNotValid(String field, String body) {
        assertInvalid(ada.post("", body.replace('\'', '"')), field);
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThat(ada.post("", BODY.replace("Ada Lovelace", "x".repeat(200))).status())
                .isEqualTo(201);
        assertInvalid(ada.post("", BODY.replace("Ada Lovelace", "x".repeat(201))), "ownerName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"currency\": \"EUR\", \"ownerName\": \"Ada\", \"balance\": \"1\"}",
                "{\"currency\": \"EUR\", \"ownerName\": 7}",
                "{\"currency\": \"EUR\", \"ownerName\": \"Ada\", \"overdraftLimit\": 0}"
            })
    void refusesABodyThatIsNotWhatItShouldBe(String body) {
        assertProblem(ada.post("", body), 400, "malformed-request");
    }

    @Test
    void opensNothingForAnOperator() {
        assertThat(operator.post("", BODY).status()).isEqualTo(403);
    }
}
