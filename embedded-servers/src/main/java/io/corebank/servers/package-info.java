/** Real PostgreSQL and Elasticsearch as supervised child processes, for the standalone bank and for tests. */
@NullMarked
package io.corebank.servers;

import org.jspecify.annotations.NullMarked;
