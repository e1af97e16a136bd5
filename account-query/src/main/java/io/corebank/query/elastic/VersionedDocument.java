package io.corebank.query.elastic;

/**
 * A whole document and the version under which it replaces any earlier one.
 *
 * @param version grows with every event that changes the document; Elasticsearch keeps the highest
 */
public record VersionedDocument<D>(String id, long version, D content) {}
