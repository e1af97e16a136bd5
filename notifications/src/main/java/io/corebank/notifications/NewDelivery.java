package io.corebank.notifications;

import java.time.Instant;

/**
 * Something that a receiver is to be told.
 *
 * @param messageId the same whenever it is sent, so that receivers can tell what they know
 * @param sequence what is told in order, mostly an account
 */
record NewDelivery(
        String webhookId,
        String messageId,
        String type,
        String sequence,
        long position,
        Instant occurredAt,
        String body) {}
