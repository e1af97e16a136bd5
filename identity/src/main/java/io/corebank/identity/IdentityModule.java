package io.corebank.identity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The authorization server of a bank that has no issuer elsewhere. Users and clients come from the configuration and
 * live in memory; only the signing key is kept, in a file, so that tokens survive a restart.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OwnIssuer.class)
@EnableConfigurationProperties(IdentityProperties.class)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class IdentityModule {}
