/** What can happen to one account. Stored for ever. */
@org.jspecify.annotations.NullMarked
package io.corebank.api.account.event;
