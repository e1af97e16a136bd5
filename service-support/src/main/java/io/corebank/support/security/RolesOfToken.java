package io.corebank.support.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Grants what the {@code roles} claim names, and nothing for any other claim or name. */
final class RolesOfToken implements Converter<Jwt, AbstractAuthenticationToken> {

    private static final String ROLES = "roles";

    @Override
    public JwtAuthenticationToken convert(Jwt token) {
        return granting(token, roles(token));
    }

    static JwtAuthenticationToken granting(Jwt token, Set<Role> roles) {
        List<GrantedAuthority> authorities = roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
        String subject = Objects.requireNonNull(token.getSubject(), "a verified token has a subject");
        return new JwtAuthenticationToken(token, authorities, subject);
    }

    private static Set<Role> roles(Jwt token) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (token.getClaims().get(ROLES) instanceof Collection<?> names) {
            names.stream()
                    .filter(String.class::isInstance)
                    .flatMap(name -> Role.ofClaim((String) name).stream())
                    .forEach(roles::add);
        }
        return roles;
    }
}
