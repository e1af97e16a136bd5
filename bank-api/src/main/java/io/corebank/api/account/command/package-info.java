/** What can be asked of one account. */
@org.jspecify.annotations.NullMarked
package io.corebank.api.account.command;
