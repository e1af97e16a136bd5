package io.corebank.support.security;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whoever asks, as proven by the token. Its roles are those that open the route at hand: a role that the route does not
 * admit cannot widen what another one may do there.
 *
 * @param subject the name in the token; for a customer it is the customer's id
 */
public record Caller(String subject, Set<Role> roles) {

    public Caller {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("A caller has a subject");
        }
        roles = Set.copyOf(roles);
    }

    /** The caller of the request that this thread works on. */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new IllegalStateException("There is no caller outside of a request");
        }
        return of(authentication);
    }

    static Caller of(Authentication authentication) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (GrantedAuthority granted : authentication.getAuthorities()) {
            String authority = granted.getAuthority();
            if (authority != null) {
                Role.ofAuthority(authority).ifPresent(roles::add);
            }
        }
        return new Caller(authentication.getName(), roles);
    }

    /** The same caller with no other roles than the given ones, as on a route that admits only these. */
    public Caller onlyAs(Set<Role> admitted) {
        Set<Role> usable = EnumSet.noneOf(Role.class);
        roles.stream().filter(admitted::contains).forEach(usable::add);
        return new Caller(subject, usable);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether the caller acts for itself only: a customer who has no role at the bank. */
    public boolean isCustomer() {
        return has(Role.CUSTOMER) && !worksForTheBank();
    }

    /** Whether what belongs to the given customer is the caller's business. Nobody's, for a caller without roles. */
    public boolean mayActFor(String customerId) {
        return worksForTheBank() || (has(Role.CUSTOMER) && subject.equals(customerId));
    }

    private boolean worksForTheBank() {
        return has(Role.TELLER) || has(Role.OPERATOR) || has(Role.AUDITOR) || has(Role.SERVICE);
    }
}
