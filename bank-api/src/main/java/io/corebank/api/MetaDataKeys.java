package io.corebank.api;

/** The keys of what travels with a message beside its payload. */
public final class MetaDataKeys {

    /** Follows one request through everything it causes; given or made at the edge. */
    public static final String CORRELATION_ID = "correlationId";

    /** The identifier of the message that caused this one. */
    public static final String CAUSATION_ID = "causationId";

    /** The subject of the token of whoever asked. */
    public static final String ACTOR = "actor";

    /** The customer whose account it must be; absent when the actor may act on any account. */
    public static final String OWNER = "owner";

    /** The version that the aggregate must have, counted from 1; absent when any will do. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    /** A hash of the content of the request, in hexadecimal, by which a reused key is found out. */
    public static final String FINGERPRINT = "fingerprint";

    /** How often the command was sent until this one came of it, counted from 1; absent when it was the first. */
    public static final String ATTEMPT = "attempt";

    private MetaDataKeys() {}
}
