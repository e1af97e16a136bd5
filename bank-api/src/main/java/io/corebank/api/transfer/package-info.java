/** The state of a transfer, as every service names it. */
@org.jspecify.annotations.NullMarked
package io.corebank.api.transfer;
