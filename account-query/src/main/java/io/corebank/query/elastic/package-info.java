/** The connection to Elasticsearch, its indices, and what its failures mean. */
@NullMarked
package io.corebank.query.elastic;

import org.jspecify.annotations.NullMarked;
