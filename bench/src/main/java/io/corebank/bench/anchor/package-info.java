/** What the same PostgreSQL does for a client that only sends SQL. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.anchor;
