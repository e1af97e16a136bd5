/** Plain CRUD with JPA: the account is a row with its balance, and each deposit leaves a row that tells of it. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.apps.jpa;
