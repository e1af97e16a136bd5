/** Everything that the bank says over a network, encrypted. */
@org.jspecify.annotations.NullMarked
package io.corebank.standalone.tls;
