/** Serves the web console, which knows the bank by its HTTP interface alone. */
@org.jspecify.annotations.NullMarked
package io.corebank.console;
