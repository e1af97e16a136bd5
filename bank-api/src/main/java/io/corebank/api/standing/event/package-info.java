/** What can happen to one standing order. Stored for ever. */
@org.jspecify.annotations.NullMarked
package io.corebank.api.standing.event;
