package io.corebank.query.reading;

import org.jspecify.annotations.Nullable;

/**
 * A document that a search has found.
 *
 * @param highlight the text that was searched as HTML, with {@code <em>} around the words that fit; null without any
 */
public record Match<D>(D document, @Nullable String highlight) {}
