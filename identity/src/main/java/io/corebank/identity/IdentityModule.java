package io.corebank.identity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The authorization server of a bank that has no issuer elsewhere. People come from the configuration. Clients and
 * logins are kept in the database and signing keys in files, so that a restart ends no token and no login on its way.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OwnIssuer.class)
@EnableConfigurationProperties(IdentityProperties.class)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class IdentityModule {}
