package io.corebank.query.elastic;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Elasticsearch is and how long to wait for it, under {@code bank.elasticsearch}.
 *
 * @param prefix begins the name of every index, so that several banks can share a cluster
 * @param replicas copies of each index beside the first; an index takes the number when it is created
 * @param connections at most so many at a time; further requests wait for one
 * @param username who the bank is there; with one, a URL without TLS is refused unless it stays on this machine
 * @param sslBundle the SSL bundle with the authority that its certificate comes from; unset for those of the JDK
 */
@ConfigurationProperties("bank.elasticsearch")
record ElasticsearchSettings(
        @DefaultValue("http://localhost:9200") URI url,
        @DefaultValue("") String prefix,
        @DefaultValue("0") int replicas,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("10s") Duration socketTimeout,
        @DefaultValue("32") int connections,
        @Nullable String username,
        @Nullable String password,
        @Nullable String sslBundle) {

    ElasticsearchSettings {
        if (username != null && url.getScheme().equals("http") && !isOnThisMachine(url.getHost())) {
            throw new IllegalArgumentException(
                    "bank.elasticsearch.url must be https: a password does not go over a network in the clear");
        }
    }

    private static boolean isOnThisMachine(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
