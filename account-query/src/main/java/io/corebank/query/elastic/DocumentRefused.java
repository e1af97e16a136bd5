package io.corebank.query.elastic;

/** Elasticsearch will never take this document as it is. Somebody has to look at it. */
public class DocumentRefused extends RuntimeException {

    DocumentRefused(String message) {
        super(message);
    }
}
