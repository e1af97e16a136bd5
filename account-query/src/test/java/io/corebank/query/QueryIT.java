package io.corebank.query;

import io.corebank.servers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The query service on real servers, one for all tests that extend this. */
public abstract class QueryIT extends ServiceIT {

    private static final TestServers.TestElasticsearch ELASTICSEARCH = TestServers.elasticsearch();

    /** Between the service and Elasticsearch. */
    protected static final BreakableLine LINE = new BreakableLine(ELASTICSEARCH.url());

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) throws IOException {
        TestServers.TestDatabase database = TestServers.postgres();
        properties.add("spring.datasource.url", database::url);
        properties.add("spring.datasource.username", database::user);
        properties.add("spring.datasource.password", database::password);
        properties.add("bank.elasticsearch.url", LINE::url);
        properties.add("bank.elasticsearch.prefix", ELASTICSEARCH::indexPrefix);
        String keys =
                Files.createTempDirectory("query-it-keys").resolve("master.key").toString();
        properties.add("bank.privacy.master-key-file", () -> keys);
    }

    protected static String alias(String projection) {
        return ELASTICSEARCH.indexPrefix() + projection;
    }

    /** Elasticsearch itself, past the line. */
    protected static String elasticsearchUrl() {
        return ELASTICSEARCH.url();
    }
}
