package io.corebank.notifications;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Webhooks and alerts: import it, and the process listens to the events of the others and tells whoever wants it. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableConfigurationProperties(WebhookSettings.class)
public class NotificationsModule {

    private static final int LOOKUPS = 16;
    private static final int WAITING_LOOKUPS = 10_000;
    private static final Duration LOOKUP_VALIDITY = Duration.ofSeconds(10);
    private static final Duration CHECK_PATIENCE = Duration.ofSeconds(5);

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService webhookLookups() {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                LOOKUPS,
                LOOKUPS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_LOOKUPS),
                Threads.named("webhooks-lookup"));
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    @Bean
    CheckedAddresses checkedAddresses(
            WebhookSettings settings, ObjectProvider<HostLookup> lookup, ExecutorService webhookLookups) {
        return new CheckedAddresses(
                lookup.getIfAvailable(() -> InetAddress::getAllByName),
                rulesOf(settings),
                webhookLookups,
                LOOKUP_VALIDITY);
    }

    @Bean
    AddressCheck addressCheck(WebhookSettings settings, ObjectProvider<HostLookup> lookup) {
        return new AddressCheck(
                lookup.getIfAvailable(() -> InetAddress::getAllByName), rulesOf(settings), CHECK_PATIENCE);
    }

    private static AddressRules rulesOf(WebhookSettings settings) {
        return new AddressRules(settings.allowLoopback(), settings.allowedNetworks());
    }

    @Bean(destroyMethod = "")
    Receivers receivers(
            CheckedAddresses addresses, WebhookSettings settings, ObjectProvider<SslBundles> bundles, Clock clock)
            throws GeneralSecurityException {
        SSLContext trust = settings.sslBundle().isEmpty()
                ? SSLContext.getDefault()
                : bundles.getObject().getBundle(settings.sslBundle()).createSslContext();
        return new Receivers(addresses, settings, trust, clock);
    }

    @Bean(destroyMethod = "")
    DeliveryTurn deliveryTurn(DataSource dataSource) {
        return new DeliveryTurn(dataSource);
    }

    @Bean
    Care webhookCare(
            WebhookRows webhooks,
            DeliveryRows deliveries,
            AnswerRows answers,
            PlatformTransactionManager transactions,
            WebhookSettings settings,
            ObjectProvider<MeterRegistry> meters,
            Clock clock) {
        MeterRegistry registry = meters.getIfAvailable(SimpleMeterRegistry::new);
        return new Care(
                webhooks, deliveries, answers, new TransactionTemplate(transactions), settings, registry, clock);
    }

    @Bean
    Deliverer deliverer(
            WebhookSettings settings,
            Desk desk,
            Receivers receivers,
            Care care,
            ObjectProvider<MeterRegistry> meters,
            Clock clock) {
        Deliverer deliverer = new Deliverer(settings, desk, receivers, new Verdicts(settings, care, clock), clock);
        meters.ifAvailable(registry -> registry.gauge("bank.webhooks.in.memory", deliverer, Deliverer::inMemory));
        return deliverer;
    }
}
