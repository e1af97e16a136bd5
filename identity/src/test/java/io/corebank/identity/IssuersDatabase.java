package io.corebank.identity;

import io.corebank.servers.TestServers;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A database for one issuer, or for several that share it. */
final class IssuersDatabase {

    private final TestServers.TestDatabase database = TestServers.postgres();

    void addTo(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", database::url);
        properties.add("spring.datasource.username", database::user);
        properties.add("spring.datasource.password", database::password);
    }

    /** The same as arguments or properties of a test's own. */
    String[] properties() {
        return new String[] {
            "spring.datasource.url=" + database.url(),
            "spring.datasource.username=" + database.user(),
            "spring.datasource.password=" + database.password()
        };
    }
}
