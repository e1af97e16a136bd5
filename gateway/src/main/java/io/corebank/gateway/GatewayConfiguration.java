package io.corebank.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The gateway's parts. Whatever is not the console's is for the services, or nobody's. */
@EnableConfigurationProperties({GatewaySettings.class, EdgeSettings.class})
class GatewayConfiguration {

    private static final int WINDOW = 20;
    private static final int FEWEST_CALLS = 10;

    static {
        passHostOn();
    }

    /** A service must know by which name it was asked, and the JDK's client keeps that name to itself otherwise. */
    static void passHostOn() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService silenceWatch() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "silence-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    Upstreams upstreams(GatewaySettings settings, MeterRegistry meters, SslBundles bundles) {
        HttpClient http = client(settings, bundles);
        Map<Service, Upstream> upstreams = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            List<Replica> replicas = settings.services().of(service).stream()
                    .map(address -> replica(service, address, settings, meters))
                    .toList();
            if (!replicas.isEmpty()) {
                upstreams.put(service, new Upstream(service, replicas, http, settings.inFlight()));
            }
        }
        return new Upstreams(upstreams, http);
    }

    private static Replica replica(Service service, URI address, GatewaySettings settings, MeterRegistry meters) {
        CircuitBreaker breaker = CircuitBreaker.of(service.key(), breakerSettings(settings));
        meters.gauge(
                "bank.gateway.breaker.open",
                Tags.of("upstream", service.key(), "address", address.toString()),
                breaker,
                state -> state.getState() == CircuitBreaker.State.OPEN ? 1 : 0);
        return new Replica(address, breaker);
    }

    private static HttpClient client(GatewaySettings settings, SslBundles bundles) {
        HttpClient.Builder http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout());
        String bundle = settings.sslBundle();
        if (bundle != null) {
            http.sslContext(bundles.getBundle(bundle).createSslContext());
        }
        return http.build();
    }

    private static CircuitBreakerConfig breakerSettings(GatewaySettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(FEWEST_CALLS)
                .waitDurationInOpenState(settings.rest())
                .permittedNumberOfCallsInHalfOpenState(2)
                .build();
    }

    @Bean
    Gateway gateway(Upstreams upstreams, GatewaySettings settings, ScheduledExecutorService silenceWatch) {
        return new Gateway(upstreams.byService(), settings, new Answers(settings.silence(), silenceWatch));
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> slowBodies(GatewaySettings settings) {
        return server -> SlowBodies.guard(server, settings.bodyTimeout());
    }

    /** Functions come before annotated controllers, of which the console has some. */
    @Bean
    RouterFunction<ServerResponse> everythingElse(Gateway gateway) {
        return RouterFunctions.route(
                RequestPredicates.path("/")
                        .or(RequestPredicates.path("/console"))
                        .or(RequestPredicates.path("/console/**"))
                        .negate(),
                request -> ServerResponse.ok().build((servletRequest, servletResponse) -> {
                    gateway.handle(servletRequest, servletResponse);
                    return null;
                }));
    }

    @Bean
    FilterRegistrationBean<EdgeFilter> edgeFilter() {
        FilterRegistrationBean<EdgeFilter> filter = new FilterRegistrationBean<>(new EdgeFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    @Bean
    EdgeTokens edgeTokens(EdgeSettings edge, GatewaySettings settings, SslBundles bundles) {
        String bundle = edge.bundleOfKeys(settings);
        return new EdgeTokens(
                edge.keys(settings),
                bundle == null
                        ? null
                        : bundles.getBundle(bundle).createSslContext().getSocketFactory(),
                edge.issuerUri(),
                edge.audience(),
                Clock.systemUTC());
    }

    /** Behind the filter that gives a request its correlation id. */
    @Bean
    FilterRegistrationBean<CallerFilter> callerFilter(EdgeTokens tokens, EdgeSettings edge) {
        FilterRegistrationBean<CallerFilter> filter =
                new FilterRegistrationBean<>(new CallerFilter(tokens, new EdgeLimit(edge, System::nanoTime)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        filter.addUrlPatterns("/api/*");
        return filter;
    }

    @Bean
    FilterRegistrationBean<WatcherFilter> watcherFilter(EdgeTokens tokens) {
        FilterRegistrationBean<WatcherFilter> filter = new FilterRegistrationBean<>(new WatcherFilter(tokens));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        filter.addUrlPatterns("/actuator/health/*");
        return filter;
    }

    @Bean
    UpstreamsHealthIndicator services(Upstreams upstreams) {
        return new UpstreamsHealthIndicator(upstreams);
    }
}
