package io.corebank.query;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The query service and those who ask it. Which servers are behind it, its heirs say. */
@SpringBootTest(
        classes = QueryService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "bank.identity.issuer-uri=" + QueryService.ISSUER,
            "axon.axonserver.enabled=false",
            "bank.four-eyes=false",
            "bank.privacy.finish-erasures-every=2s",
            "axoniq.update-checker.disabled=true",
            "axon.serializer.general=jackson3",
            "axon.serializer.events=jackson3",
            "axon.serializer.messages=jackson3",
            "bank.elasticsearch.socket-timeout=5s",
            "bank.live.heartbeat=1s"
        })
public abstract class ServiceIT {

    @Autowired
    protected TestBank bank;

    @Autowired
    protected ApplicationContext context;

    @LocalServerPort
    private int port;

    /** A customer that no other test knows. */
    protected static String newCustomer() {
        return "customer-" + UUID.randomUUID();
    }

    /** A customer who wants to see everything that has happened. */
    protected Http as(String customerId) {
        return new Http(port, QueryService.tokenOf(customerId, "customer"), bank::head);
    }

    /** A customer who never heard of positions. */
    protected Http asUnaware(String customerId) {
        return new Http(port, QueryService.tokenOf(customerId, "customer"), () -> -1);
    }

    protected Http asTeller() {
        return new Http(port, QueryService.tokenOf("teller", "teller"), bank::head);
    }

    /** A stream of a customer, from behind an event unless that is null. */
    protected EventSource listen(String customerId, String path, @Nullable String lastSeen) {
        return EventSource.open(port, QueryService.tokenOf(customerId, "customer"), path, lastSeen);
    }

    /** The same, with a token that is good for so long. */
    protected EventSource listenFor(Duration life, String customerId, String path) {
        return EventSource.open(port, QueryService.tokenFor(life, customerId, "customer"), path, null);
    }

    protected int port() {
        return port;
    }

    protected static String tokenOf(String customerId) {
        return QueryService.tokenOf(customerId, "customer");
    }

    protected Http asOperator() {
        return asOperator("operator");
    }

    protected Http asOperator(String name) {
        return new Http(port, QueryService.tokenOf(name, "operator"), bank::head);
    }

    protected Http asAuditor() {
        return new Http(port, QueryService.tokenOf("auditor", "auditor"), bank::head);
    }

    /** Somebody whose token is none. */
    protected Http asForger() {
        return new Http(port, "forged", () -> -1);
    }
}
