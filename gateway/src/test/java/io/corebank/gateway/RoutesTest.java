package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/accounts, ACCOUNT_COMMAND",
        "POST, /api/v1/accounts/a/deposits, ACCOUNT_COMMAND",
        "POST, /api/v1/accounts/a/holds/h/capture, ACCOUNT_COMMAND",
        "PUT, /api/v1/accounts/a/overdraft-limit, ACCOUNT_COMMAND",
        "GET, /api/v1/accounts, ACCOUNT_QUERY",
        "HEAD, /api/v1/accounts/a, ACCOUNT_QUERY",
        "GET, /api/v1/accounts/a/stream, ACCOUNT_QUERY",
        "GET, /api/v1/accounts/a/statement, ACCOUNT_QUERY",
        "POST, /api/v1/transfers, TRANSFER_SAGA",
        "POST, /api/v1/transfers/t/reversals, TRANSFER_SAGA",
        "DELETE, /api/v1/transfers/t, TRANSFER_SAGA",
        "GET, /api/v1/transfers/t/timeline, ACCOUNT_QUERY",
        "GET, /api/v1/standing-orders, TRANSFER_SAGA",
        "POST, /api/v1/batches, TRANSFER_SAGA",
        "GET, /api/v1/ledger/trial-balance, ACCOUNT_QUERY",
        "GET, /api/v1/analytics/flows, ACCOUNT_QUERY",
        "POST, /api/v1/webhooks, NOTIFICATIONS",
        "GET, /api/v1/admin/aggregates/a/events, ACCOUNT_QUERY",
        "GET, /api/v1/admin/events, ACCOUNT_QUERY",
        "POST, /api/v1/admin/projections/accounts/rebuild, ACCOUNT_QUERY",
        "POST, /api/v1/admin/signing-keys/rotate, IDENTITY",
        "POST, /oauth2/token, IDENTITY",
        "GET, /.well-known/openid-configuration, IDENTITY",
        "GET, /login, IDENTITY",
        "GET, /login.css, IDENTITY",
        "GET, /v3/api-docs/swagger-config, ACCOUNT_QUERY",
        "GET, /swagger-ui.html, ACCOUNT_QUERY",
        "GET, /swagger-ui/index.html, ACCOUNT_QUERY",
    })
    void takesEachPathToTheServiceThatHasIt(String method, String path, Service service) {
        assertThat(Routes.of(method, path)).isEqualTo(new Route.To(service));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /api/v1/accountsx",
        "GET, /api/v2/accounts",
        "GET, /api/v1/secrets",
        "GET, /loginx",
        "GET, /actuator/env",
        "GET, /api/v1/../admin"
    })
    void knowsNoOtherPaths(String method, String path) {
        assertThat(Routes.of(method, path)).isEqualTo(new Route.Nowhere());
    }

    @Test
    void asksSeveralServicesWhereEachKnowsSome() {
        assertThat(Routes.of("GET", "/api/v1/admin/aggregates/a"))
                .isEqualTo(new Route.FirstThatKnows(List.of(Service.ACCOUNT_COMMAND, Service.TRANSFER_SAGA)));
        assertThat(Routes.of("GET", "/api/v1/admin/processors")).isInstanceOf(Route.AllListsOf.class);
        assertThat(Routes.of("GET", "/api/v1/admin/proposals")).isInstanceOf(Route.AllListsOf.class);
        assertThat(Routes.of("GET", "/api/v1/admin/audit"))
                .isEqualTo(new Route.AllAuditLogsOf(List.of(
                        Service.ACCOUNT_QUERY,
                        Service.ACCOUNT_COMMAND,
                        Service.TRANSFER_SAGA,
                        Service.NOTIFICATIONS,
                        Service.IDENTITY)));
        assertThat(Routes.of("GET", "/api/v1/admin/audit/verify")).isInstanceOf(Route.AllVerdictsOf.class);
        assertThat(Routes.of("DELETE", "/api/v1/admin/audit")).isEqualTo(new Route.To(Service.ACCOUNT_QUERY));
        assertThat(Routes.of("GET", "/api/v1/admin/customers/c/export").services())
                .containsExactly(Service.ACCOUNT_QUERY, Service.TRANSFER_SAGA, Service.NOTIFICATIONS);
        assertThat(Routes.of("POST", "/api/v1/admin/customers/c/erase").services())
                .as("the others follow by themselves")
                .containsExactly(Service.ACCOUNT_QUERY);
        assertThat(Routes.of("DELETE", "/api/v1/admin/proposals/p")).isInstanceOf(Route.FirstThatKnows.class);
        assertThat(Routes.of("POST", "/api/v1/admin/processors/accounts/pause"))
                .isInstanceOf(Route.FirstThatKnows.class);
    }
}
