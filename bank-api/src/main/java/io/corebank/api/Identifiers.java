package io.corebank.api;

import java.util.Locale;

/** The ids that this bank gives are UUIDs, which mean the same in capitals and in small letters. */
public final class Identifiers {

    private static final int LENGTH = 36;

    private Identifiers() {}

    /** The id as it is kept: a UUID in small letters, and whatever is no UUID as it is. */
    public static String canonical(String id) {
        return isUuid(id) ? id.toLowerCase(Locale.ROOT) : id;
    }

    private static boolean isUuid(String id) {
        if (id.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char letter = id.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean digit = (letter >= '0' && letter <= '9')
                    || (letter >= 'a' && letter <= 'f')
                    || (letter >= 'A' && letter <= 'F');
            if (dash ? letter != '-' : !digit) {
                return false;
            }
        }
        return true;
    }
}
