/** What can be asked of one transfer. */
@org.jspecify.annotations.NullMarked
package io.corebank.api.transfer.command;
