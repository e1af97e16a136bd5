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

    @Test
    void saysWhatIsDifferentHereOfTheAuditLog() {
        String document = """
                {"paths":{"/api/v1/admin/audit":{"get":{"parameters":[
                {"name":"actor","schema":{"type":"string"}},{"name":"cursor","schema":{"type":"integer"}}]}}},
                "components":{"schemas":{
                "AuditEntry":{"required":["sequence"],"properties":{"sequence":{"type":"integer"}}},
                "AuditChainVerdict":{"type":"object","required":["intact","entries","head"],"properties":{
                "intact":{"type":"boolean"},"entries":{"type":"integer"},"head":{"type":"string"}}}}}}""";
        add(Service.ACCOUNT_QUERY, document);
        add(Service.IDENTITY, document);
        JsonNode here = JsonMapper.shared().readTree(joined.bytes());
        assertThat(here.at("/paths/~1api~1v1~1admin~1audit/get/parameters").toString())
                .isEqualTo("[{\"name\":\"actor\",\"schema\":{\"type\":\"string\"}},"
                        + "{\"name\":\"cursor\",\"schema\":{\"type\":\"string\"}}]");
        assertThat(here.at("/components/schemas/AuditEntry").toString())
                .isEqualTo("{\"required\":[\"sequence\",\"service\"],"
                        + "\"properties\":{\"sequence\":{\"type\":\"integer\"},\"service\":{\"type\":\"string\"}}}");
        JsonNode verdict = here.at("/components/schemas/AuditChainVerdict");
        assertThat(verdict.path("required").toString()).isEqualTo("[\"intact\",\"entries\",\"services\"]");
        assertThat(verdict.path("properties").propertyNames()).containsExactly("intact", "entries", "services");
        assertThat(verdict.at("/properties/services/items/required").toString())
                .isEqualTo("[\"intact\",\"entries\",\"head\",\"service\"]");
        assertThat(verdict.at("/properties/services/items/properties").propertyNames())
                .containsExactly("intact", "entries", "head", "service");
    }

    private void add(Service service, String document) {
        joined.add(service, document.getBytes(StandardCharsets.UTF_8));
    }
}
