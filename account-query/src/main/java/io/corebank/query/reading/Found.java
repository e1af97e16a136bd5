package io.corebank.query.reading;

/** A document, and how recent it is. */
public record Found<D>(D document, AsOf asOf) {}
