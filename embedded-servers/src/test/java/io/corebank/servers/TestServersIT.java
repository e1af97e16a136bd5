package io.corebank.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class TestServersIT {

    @Test
    void givesEachCallerAnEmptyDatabaseOfItsOwn() throws Exception {
        TestServers.TestDatabase first = TestServers.postgres();
        TestServers.TestDatabase second = TestServers.postgres();

        assertThat(first.url()).isNotEqualTo(second.url());
        try (var connection = DriverManager.getConnection(second.url(), second.user(), second.password());
                var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void keepsEverythingThatDurabilityNeedsSwitchedOn() throws Exception {
        TestServers.TestDatabase database = TestServers.postgres();

        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var settings = statement.executeQuery("select count(*) from pg_settings where setting = 'on' and name"
                        + " in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums')")) {
            assertThat(settings.next()).isTrue();
            assertThat(settings.getInt(1)).isEqualTo(4);
        }
    }

    @Test
    void givesEachCallerAnIndexPrefixOfItsOwn() throws Exception {
        TestServers.TestElasticsearch first = TestServers.elasticsearch();
        TestServers.TestElasticsearch second = TestServers.elasticsearch();

        assertThat(first.url()).isEqualTo(second.url());
        assertThat(first.indexPrefix()).isNotEqualTo(second.indexPrefix());
        HttpRequest create = HttpRequest.newBuilder(URI.create(first.url() + "/" + first.indexPrefix() + "accounts"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        int status = HttpClient.newHttpClient()
                .send(create, BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isEqualTo(200);
    }
}
