/** The command line: starts, watches and stops the bank and its servers, and talks to a bank that runs. */
@org.jspecify.annotations.NullMarked
package io.corebank.standalone.launch;
