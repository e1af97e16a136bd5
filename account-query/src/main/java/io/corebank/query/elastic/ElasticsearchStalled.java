package io.corebank.query.elastic;

import org.jspecify.annotations.Nullable;

/** Elasticsearch cannot take documents at the moment. The same batch will be tried again, and nothing is skipped. */
public class ElasticsearchStalled extends RuntimeException {

    public ElasticsearchStalled(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
