package io.corebank.eventstore.sample;

import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The application of jars, as an Axon user would write it. */
@SpringBootApplication
public class JarApplication {

    @Bean
    @ConditionalOnProperty(name = "jar.readable-tokens", matchIfMissing = true)
    Jackson3SerializerCustomizer axonTypesOnly() {
        return json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build());
    }

    /** A cache as any Axon user may have one. */
    @Bean("aggregateCache")
    @ConditionalOnProperty("jar.weak-cache")
    Cache weakCache() {
        return new WeakReferenceCache();
    }

    /** Starts it on a database of its own. */
    public static ConfigurableApplicationContext start(String... properties) {
        return startOn(TestServers.postgres(), properties);
    }

    /** Starts it on a database that another one may be using. */
    public static ConfigurableApplicationContext startOn(TestDatabase database, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "axon.axonserver.enabled=false",
                "axon.serializer.general=jackson3",
                "axon.serializer.events=jackson3",
                "axon.serializer.messages=jackson3",
                "axon.timeout.enabled=false",
                "axoniq.update-checker.disabled=true",
                "spring.main.web-application-type=none",
                "spring.main.banner-mode=off",
                "logging.config=" + System.getProperty("logback.configurationFile", ""),
                "spring.jpa.hibernate.ddl-auto=validate",
                "spring.flyway.enabled=false"));
        all.addAll(List.of(properties));
        return new SpringApplicationBuilder(JarApplication.class)
                .properties(all.toArray(String[]::new))
                .run();
    }
}
