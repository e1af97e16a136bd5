package io.corebank.support.security;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whoever asks: the subject of the token and its roles. A customer's subject is the customer's id. */
public record Caller(String subject, Set<Role> roles) {

    private static final String AUTHORITY = "ROLE_";

    /** The caller of the request that this thread works on. */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new IllegalStateException("There is no caller outside of a request");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (GrantedAuthority granted : authentication.getAuthorities()) {
            String authority = granted.getAuthority();
            if (authority != null && authority.startsWith(AUTHORITY)) {
                roles.add(Role.valueOf(authority.substring(AUTHORITY.length()).toUpperCase(Locale.ROOT)));
            }
        }
        return new Caller(authentication.getName(), Set.copyOf(roles));
    }

    /** Whether the caller acts for itself only: a customer who has no role at the bank. */
    public boolean isCustomer() {
        return roles.contains(Role.CUSTOMER) && roles.size() == 1;
    }

    /** Whether what belongs to the given customer is the caller's business. */
    public boolean mayActFor(String customerId) {
        return !isCustomer() || subject.equals(customerId);
    }
}
