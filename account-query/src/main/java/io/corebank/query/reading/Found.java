package io.corebank.query.reading;

/** A document, or a part of a list of them, and how recent it is. */
public record Found<D>(D document, AsOf asOf) {}
