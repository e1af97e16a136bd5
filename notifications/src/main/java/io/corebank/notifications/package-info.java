/** Tells others what happens at the bank, by webhooks: a service of its own that only listens to events. */
@org.jspecify.annotations.NullMarked
package io.corebank.notifications;
