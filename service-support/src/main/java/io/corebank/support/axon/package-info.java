/** How messages are serialized and what travels with them. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.axon;
