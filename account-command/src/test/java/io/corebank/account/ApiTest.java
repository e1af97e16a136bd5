package io.corebank.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.account.ApiClient.Answer;
import io.corebank.support.security.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the tests of the REST commands share: the service, and the people who use it. */
@SpringBootTest(classes = AccountService.class)
abstract class ApiTest {

    static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    ApiClient ada;
    ApiClient bob;
    ApiClient teller;
    ApiClient operator;
    ApiClient service;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        AccountService.settings(properties);
    }

    @Autowired
    void people(WebApplicationContext context) {
        MockMvc api = MockMvcBuilders.webAppContextSetup(context).build();
        ada = new ApiClient(api, "ada", Role.CUSTOMER);
        bob = new ApiClient(api, "bob", Role.CUSTOMER);
        teller = new ApiClient(api, "tina", Role.TELLER);
        operator = new ApiClient(api, "otto", Role.OPERATOR);
        service = new ApiClient(api, "cards", Role.SERVICE);
    }

    /** A new account of Ada's in EUR. */
    String opened() {
        Answer answer = ada.post("", "{\"currency\": \"EUR\", \"ownerName\": \"Ada Lovelace\"}");
        assertThat(answer.status()).isEqualTo(201);
        return answer.accountId();
    }

    /** A new account of Ada's with so much on it. */
    String openedWith(String amount) {
        String accountId = opened();
        Answer answer = teller.post("/" + accountId + "/deposits", cash(amount));
        assertThat(answer.status()).isEqualTo(201);
        return accountId;
    }

    static String cash(String amount) {
        return "{\"amount\": \"" + amount + "\", \"currency\": \"EUR\"}";
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.response().getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.body()).containsEntry("code", code).containsKeys("type", "correlationId");
    }

    /** The field is not valid, and the problem says which. */
    static void assertInvalid(Answer answer, String field) {
        assertProblem(answer, 400, "invalid-value");
        assertThat(String.valueOf(answer.field("detail"))).startsWith(field + ":");
    }

    static void assertFigures(Answer answer, String posted, String held, String available) {
        assertThat(answer.body())
                .containsEntry("posted", posted)
                .containsEntry("held", held)
                .containsEntry("available", available);
    }
}
