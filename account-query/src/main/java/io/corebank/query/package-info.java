/** The read side: projections of the events into Elasticsearch, and the queries that people ask. */
@NullMarked
package io.corebank.query;

import org.jspecify.annotations.NullMarked;
