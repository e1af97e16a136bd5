/** What is left of a run: its figures as JSON, and a picture of the verdicts. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.report;
