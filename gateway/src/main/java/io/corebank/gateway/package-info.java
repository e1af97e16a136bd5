/** The single entry of the distributed topology: it knows which service has which path, and nothing of banking. */
@org.jspecify.annotations.NullMarked
package io.corebank.gateway;
