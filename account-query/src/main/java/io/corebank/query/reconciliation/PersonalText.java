package io.corebank.query.reconciliation;

import io.corebank.support.privacy.PersonalData;
import org.jspecify.annotations.Nullable;

/** Sealed text as a document must show it. One event that nobody can read must not end the comparison of all others. */
final class PersonalText {

    /** What no document says, so that text that cannot be unsealed is a finding. */
    private static final Object UNREADABLE = new Object();

    private PersonalText() {}

    /** The text; null without one, or when its person was erased. */
    static @Nullable Object of(@Nullable String sealed, PersonalData personalData) {
        if (sealed == null) {
            return null;
        }
        try {
            return personalData.open(sealed).orElse(null);
        } catch (IllegalArgumentException | IllegalStateException unreadable) {
            return UNREADABLE;
        }
    }
}
