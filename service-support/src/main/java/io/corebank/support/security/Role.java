package io.corebank.support.security;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a token lets its bearer be, as named in its {@code roles} claim. */
public enum Role {
    /** Opens, reads and spends from own accounts only. */
    CUSTOMER,
    /** Serves customers: opens for them, takes and pays cash, freezes, sets limits. */
    TELLER,
    /** Runs the bank: admin endpoints, freezing, re-driving. */
    OPERATOR,
    /** Reads everything, writes nothing. */
    AUDITOR,
    /** Another service with an identity of its own. */
    SERVICE;

    private static final String AUTHORITY = "ROLE_";
    private static final Map<String, Role> BY_CLAIM =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Role::claim, Function.identity()));
    private static final Map<String, Role> BY_AUTHORITY =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Role::authority, Function.identity()));

    /** How the role is written in a token. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this name in a token; a name that the bank does not know grants nothing. */
    static Optional<Role> ofClaim(String claim) {
        return Optional.ofNullable(BY_CLAIM.get(claim));
    }

    String authority() {
        return AUTHORITY + name();
    }

    static Optional<Role> ofAuthority(String authority) {
        return Optional.ofNullable(BY_AUTHORITY.get(authority));
    }
}
