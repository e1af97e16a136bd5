/** What is measured: the bank and the comparison applications, each in a process of its own, on one PostgreSQL. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.lab;
