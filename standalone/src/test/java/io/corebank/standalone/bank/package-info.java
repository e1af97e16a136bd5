/** A real bank process for tests, and a client that talks to it as an application team would. */
@org.jspecify.annotations.NullMarked
package io.corebank.standalone.bank;
