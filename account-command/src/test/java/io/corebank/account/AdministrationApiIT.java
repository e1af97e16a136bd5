package io.corebank.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.account.ApiClient.Answer;
import org.junit.jupiter.api.Test;

class AdministrationApiIT extends ApiTest {

    @Test
    void freezesAndUnfreezes() {
        String account = openedWith("10");
        assertThat(operator.post("/" + account + "/freeze", "").status()).isEqualTo(200);
        assertProblem(ada.post("/" + account + "/withdrawals", cash("1")), 422, "account-frozen");
        assertProblem(teller.post("/" + account + "/freeze", ""), 422, "account-frozen");
        assertThat(teller.post("/" + account + "/unfreeze", "").status()).isEqualTo(200);
        assertProblem(teller.post("/" + account + "/unfreeze", ""), 422, "account-not-frozen");
        assertThat(ada.post("/" + account + "/withdrawals", cash("1")).status()).isEqualTo(201);
    }

    @Test
    void closesAnEmptyAccountOnly() {
        String account = openedWith("10");
        assertProblem(teller.post("/" + account + "/close", ""), 422, "balance-not-zero");
        ada.post("/" + account + "/withdrawals", cash("10"));
        Answer closed = teller.post("/" + account + "/close", "");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.body()).containsEntry("version", 4);
        assertProblem(teller.post("/" + account + "/deposits", cash("1")), 422, "account-closed");
    }

    @Test
    void setsTheOverdraftLimitInTheCurrencyOfTheAccount() {
        String account = openedWith("10");
        Answer answer = teller.put("/" + account + "/overdraft-limit", "{\"overdraftLimit\": \"5.5\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertFigures(answer, "10.00", "0.00", "15.50");
        ada.post("/" + account + "/withdrawals", cash("15"));
        assertProblem(
                teller.put("/" + account + "/overdraft-limit", "{\"overdraftLimit\": \"4.99\"}"),
                422,
                "insufficient-funds");
    }

    @Test
    void setsTheLimitsOfTransfers() {
        String account = openedWith("10");
        String limits = "/" + account + "/limits";
        Answer answer = teller.put(limits, "{\"perTransfer\": \"5.5\", \"daily\": \"20\", \"currency\": \"EUR\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertFigures(answer, "10.00", "0.00", "10.00");
        assertThat(teller.put(limits, "{}").body()).containsEntry("version", 4);
        assertThat(ada.put(limits, "{\"daily\": \"20\"}").status()).isEqualTo(403);
        assertProblem(teller.put(limits, "{\"daily\": \"1\", \"currency\": \"USD\"}"), 422, "currency-mismatch");
        assertInvalid(teller.put(limits, "{\"daily\": \"-1\"}"), "daily");
        assertInvalid(teller.put(limits, "{\"perTransfer\": \"1e3\"}"), "perTransfer");
    }

    @Test
    void refusesAnOverdraftLimitInAnotherCurrency() {
        assertProblem(
                teller.put("/" + opened() + "/overdraft-limit", "{\"overdraftLimit\": \"5\", \"currency\": \"USD\"}"),
                422,
                "currency-mismatch");
    }

    @Test
    void namesTheFieldThatIsNotValid() {
        String limit = "/" + opened() + "/overdraft-limit";
        assertInvalid(teller.put(limit, "{}"), "overdraftLimit");
        assertInvalid(teller.put(limit, "{\"overdraftLimit\": \"-1\"}"), "overdraftLimit");
        assertInvalid(teller.put(limit, "{\"overdraftLimit\": \"1\", \"currency\": \"EURO\"}"), "currency");
    }

    @Test
    void knowsNoAccountThatIsNotThere() {
        assertProblem(
                teller.put("/" + UNKNOWN + "/overdraft-limit", "{\"overdraftLimit\": \"1\"}"),
                404,
                "account-not-found");
        assertProblem(teller.post("/" + UNKNOWN + "/freeze", ""), 404, "account-not-found");
    }

    @Test
    void isForTheBanksPeople() {
        String account = opened();
        assertThat(ada.post("/" + account + "/freeze", "").status()).isEqualTo(403);
        assertThat(ada.post("/" + account + "/close", "").status()).isEqualTo(403);
        assertThat(operator.post("/" + account + "/close", "").status()).isEqualTo(403);
        assertThat(ada.put("/" + account + "/overdraft-limit", "{\"overdraftLimit\": \"1\"}")
                        .status())
                .isEqualTo(403);
    }
}
