/** The gateway in front of stand-ins for the services, also slow, dead and half-broken ones. */
@org.jspecify.annotations.NullMarked
package io.corebank.gateway;
