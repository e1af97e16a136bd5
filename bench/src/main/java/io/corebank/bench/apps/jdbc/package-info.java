/** Plain CRUD with JdbcTemplate: the same two rows as with JPA, in two statements. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.apps.jdbc;
