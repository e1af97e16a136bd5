/** What can be asked of one standing order. */
@org.jspecify.annotations.NullMarked
package io.corebank.api.standing.command;
