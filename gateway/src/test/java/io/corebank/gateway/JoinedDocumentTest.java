package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a stranger with one address learns of an API that several services have. */
class JoinedDocumentTest {

    private final JoinedDocument joined = new JoinedDocument();

    @Test
    void hasOfEachServiceWhatTheGatewayTakesToIt() {
        add(Service.ACCOUNT_QUERY, """
                {"openapi":"3.1.0","info":{"title":"bank"},"paths":{
                "/api/v1/accounts":{"get":{"summary":"read"}},
                "/api/v1/admin/processors":{"get":{"summary":"of queries"}},
                "/api/v1/admin/aggregates/{aggregateId}":{"get":{"summary":"not here"}}},
                "components":{"schemas":{"Problem":{"type":"object"},"AccountView":{}}}}""");
        add(Service.ACCOUNT_COMMAND, """
                {"openapi":"3.1.0","info":{"title":"commands"},"paths":{
                "/api/v1/accounts":{"post":{"summary":"open"},"parameters":[]},
                "/api/v1/admin/processors":{"get":{"summary":"of commands"}},
                "/api/v1/admin/events":{"get":{"summary":"would not be asked"}},
                "/api/v1/admin/aggregates/{aggregateId}":{"get":{"summary":"of accounts"}}},
                "components":{"schemas":{"Problem":{"type":"array"},"Receipt":{}},"securitySchemes":{"token":{}}}}""");
        JsonNode document = JsonMapper.shared().readTree(joined.bytes());
        assertThat(document.at("/info/title").asString()).isEqualTo("bank");
        assertThat(document.path("paths").propertyNames())
                .containsExactly(
                        "/api/v1/accounts", "/api/v1/admin/processors", "/api/v1/admin/aggregates/{aggregateId}");
        assertThat(document.path("paths").path("/api/v1/accounts").propertyNames())
                .containsExactly("get", "post");
        assertThat(document.toString()).contains("of queries", "of accounts").doesNotContain("of commands", "not here");
        assertThat(document.at("/components/schemas").propertyNames())
                .containsExactly("Problem", "AccountView", "Receipt");
        assertThat(document.at("/components/schemas/Problem/type").asString()).isEqualTo("object");
        assertThat(document.at("/components/securitySchemes").has("token")).isTrue();
    }

    private void add(Service service, String document) {
        joined.add(service, document.getBytes(StandardCharsets.UTF_8));
    }
}
