package io.corebank.query.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.elasticsearch.client.RestClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The clients of Elasticsearch, which share one bounded pool of connections and never wait without end. */
@Configuration
@EnableConfigurationProperties(ElasticsearchSettings.class)
class ElasticsearchConfiguration {

    private static final JsonMapper DOCUMENTS = JsonMapper.builder().build();

    @Bean(destroyMethod = "close")
    RestClient elasticsearchConnections(ElasticsearchSettings settings, ObjectProvider<SslBundles> bundles) {
        return RestClient.builder(HttpHost.create(settings.url().toString()))
                .setRequestConfigCallback(request -> request.setConnectTimeout(
                                (int) settings.connectTimeout().toMillis())
                        .setSocketTimeout((int) settings.socketTimeout().toMillis())
                        .setConnectionRequestTimeout(
                                (int) settings.socketTimeout().toMillis()))
                .setHttpClientConfigCallback(http -> authenticated(trusting(http, settings, bundles), settings)
                        .setMaxConnTotal(settings.connections())
                        .setMaxConnPerRoute(settings.connections()))
                .build();
    }

    /** Documents have a form of their own, whatever the JSON of the REST API is configured to look like. */
    @Bean
    ElasticsearchTransport elasticsearchTransport(RestClient elasticsearchConnections) {
        return new RestClientTransport(elasticsearchConnections, new Jackson3JsonpMapper(DOCUMENTS));
    }

    @Bean
    BulkMeters bulkMeters() {
        return new BulkMeters();
    }

    @Bean
    BulkWriter bulkWriter(RestClient elasticsearchConnections, BulkMeters bulkMeters) {
        return new BulkWriter(elasticsearchConnections, DOCUMENTS, bulkMeters);
    }

    @Bean
    ElasticsearchClient elasticsearchClient(ElasticsearchTransport transport) {
        return new ElasticsearchClient(transport);
    }

    @Bean
    ElasticsearchAsyncClient elasticsearchAsyncClient(ElasticsearchTransport transport) {
        return new ElasticsearchAsyncClient(transport);
    }

    private static HttpAsyncClientBuilder trusting(
            HttpAsyncClientBuilder http, ElasticsearchSettings settings, ObjectProvider<SslBundles> bundles) {
        String bundle = settings.sslBundle();
        return bundle == null
                ? http
                : http.setSSLContext(bundles.getObject().getBundle(bundle).createSslContext());
    }

    private static HttpAsyncClientBuilder authenticated(HttpAsyncClientBuilder http, ElasticsearchSettings settings) {
        if (settings.username() == null) {
            return http;
        }
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(
                AuthScope.ANY, new UsernamePasswordCredentials(settings.username(), settings.password()));
        return http.setDefaultCredentialsProvider(credentials);
    }
}
