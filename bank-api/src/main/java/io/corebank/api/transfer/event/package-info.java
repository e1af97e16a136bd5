/** What can happen to one transfer. Stored for ever. */
@org.jspecify.annotations.NullMarked
package io.corebank.api.transfer.event;
