package io.corebank.notifications;

import java.time.Instant;

/**
 * A secret that another has taken the place of.
 *
 * @param until when it signs no more
 */
record FormerSecret(String sealed, Instant until) {}
