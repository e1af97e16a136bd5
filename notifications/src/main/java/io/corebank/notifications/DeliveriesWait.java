package io.corebank.notifications;

/** There is something to send. It says no more, since whoever misses it looks by itself, a little later. */
record DeliveriesWait() {}
