package io.corebank.account;

import static io.corebank.account.History.ACCOUNT;
import static io.corebank.account.History.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccountRebuilderTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AccountRebuilder rebuilder = new AccountRebuilder();

    @Test
    void showsTheStateInTheWordsOfTheApi() {
        JsonNode state = JSON.valueToTree(rebuild(opened(500)
                .deposited(1_000)
                .held("hold-1", 200)
                .heldForTransfer("transfer-1", 50)
                .frozen()));
        assertThat(state.get("accountId").asString()).isEqualTo(ACCOUNT);
        assertThat(state.get("customerId").asString()).isEqualTo("customer-1");
        assertThat(state.get("status").asString()).isEqualTo("FROZEN");
        assertThat(state.get("posted").asString()).isEqualTo("10.00");
        assertThat(state.get("held").asString()).isEqualTo("2.50");
        assertThat(state.get("available").asString()).isEqualTo("12.50");
        assertThat(state.get("overdraftLimit").asString()).isEqualTo("5.00");
        assertThat(state.get("version").asLong()).isEqualTo(5);
        assertThat(state.get("holds").toString())
                .isEqualTo("[{\"holdId\":\"hold-1\",\"amount\":\"2.00\"},"
                        + "{\"holdId\":\"transfer-1\",\"amount\":\"0.50\",\"transferId\":\"transfer-1\"}]");
    }

    @Test
    void isTheOneForAccounts() {
        assertThat(rebuilder.type()).isEqualTo("Account");
    }

    private Object rebuild(History history) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (Object event : history.events()) {
            messages.add(new GenericDomainEventMessage<>("Account", ACCOUNT, messages.size(), event));
        }
        return rebuilder.rebuild(ACCOUNT, messages);
    }
}
