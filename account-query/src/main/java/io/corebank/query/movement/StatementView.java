package io.corebank.query.movement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as the OpenAPI document shows it. Nobody makes one of these: {@link JsonStatement} writes it part by
 * part, and a test holds the two together.
 */
record StatementView(
        String accountId,
        @Nullable String ownerName,
        String currency,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant asOf,
        String opening,
        List<MovementView> movements,
        String closing) {}
