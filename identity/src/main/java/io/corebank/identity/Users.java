package io.corebank.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Everybody who can get a token: the configured users and, in the demo, a handful that share one password. */
@Component
class Users implements UserDetailsService {

    private static final Logger log = LoggerFactory.getLogger(Users.class);
    private static final String DEMO_PASSWORD = "demo";
    private static final String SERVICE = "service";
    private static final Map<String, String> DEMO_ROLES = Map.of(
            "customer1",
            "customer",
            "customer2",
            "customer",
            "customer3",
            "customer",
            "teller",
            "teller",
            "operator",
            "operator",
            "operator2",
            "operator",
            "auditor",
            "auditor",
            SERVICE,
            SERVICE);

    private final Map<String, User> byName = new LinkedHashMap<>();

    /** Somebody with a name, a password that only its hash is known of, and roles. */
    record User(String name, String passwordHash, List<String> roles) {

        private boolean isPerson() {
            return !roles.contains(SERVICE);
        }
    }

    Users(IdentityProperties properties, PasswordEncoder encoder, @Value("${bank.demo:false}") boolean demo) {
        if (demo) {
            DEMO_ROLES.forEach((name, role) -> add(new User(name, encoder.encode(DEMO_PASSWORD), List.of(role))));
            log.warn("Demo users with a known password are on. Tokens are given to this machine only.");
        }
        properties.users().forEach((name, user) -> {
            if (!demo && (encoder.matches(DEMO_PASSWORD, user.password()) || encoder.matches(name, user.password()))) {
                throw new IllegalArgumentException("The password of " + name
                        + " is one that everybody knows or guesses, and this is no demo (bank.demo=false)");
            }
            add(new User(name, user.password(), user.roles()));
        });
        if (byName.isEmpty()) {
            log.warn("Nobody can get a token: there are no bank.identity.users and the demo is off.");
        }
    }

    Collection<User> all() {
        return byName.values();
    }

    /** The roles of whoever has this name; none for a stranger. */
    List<String> rolesOf(String name) {
        User user = byName.get(name);
        return user == null ? List.of() : user.roles();
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        User user = byName.get(name);
        if (user == null || !user.isPerson()) {
            throw new UsernameNotFoundException("No such person");
        }
        return org.springframework.security.core.userdetails.User.withUsername(name)
                .password(user.passwordHash())
                .authorities(List.of())
                .build();
    }

    private void add(User user) {
        if (user.name().equals(Clients.CONSOLE) || byName.putIfAbsent(user.name(), user) != null) {
            throw new IllegalArgumentException("The name " + user.name() + " is taken");
        }
    }
}
