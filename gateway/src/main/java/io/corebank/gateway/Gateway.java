package io.corebank.gateway;

import io.corebank.gateway.Route.AllAuditLogsOf;
import io.corebank.gateway.Route.AllDocumentsOf;
import io.corebank.gateway.Route.AllListsOf;
import io.corebank.gateway.Route.AllMetricsOf;
import io.corebank.gateway.Route.AllRecordsOf;
import io.corebank.gateway.Route.AllVerdictsOf;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request to the service that has its path, and the answer back. */
final class Gateway {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final int LARGEST_PART = 4 << 20;
    private static final byte[] NOTHING = new byte[0];

    private final Map<Service, Upstream> upstreams;
    private final GatewaySettings settings;
    private final Answers answers;

    Gateway(Map<Service, Upstream> upstreams, GatewaySettings settings, Answers answers) {
        this.upstreams = upstreams;
        this.settings = settings;
        this.answers = answers;
    }

    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String correlation = EdgeFilter.correlationOf(request);
        Route route = Routes.of(request.getMethod(), request.getRequestURI());
        List<Upstream> candidates = candidates(route);
        if (candidates.isEmpty()) {
            Problem.NOT_FOUND.write(response, correlation);
            return;
        }
        Optional<byte[]> body = RequestBody.read(request, settings.largestBody().toBytes());
        if (body.isEmpty()) {
            Problem.TOO_LARGE.write(response, correlation);
            return;
        }
        try {
            if (route instanceof AllListsOf) {
                askAll(request, candidates, response, new JoinedList());
            } else if (route instanceof AllDocumentsOf) {
                askAll(request, candidates, response, new JoinedDocument());
            } else if (route instanceof AllAuditLogsOf) {
                askAll(request, candidates, response, new JoinedAudit(request));
            } else if (route instanceof AllVerdictsOf) {
                askAll(request, candidates, response, new JoinedVerdict());
            } else if (route instanceof AllRecordsOf) {
                askForRecords(request, candidates, response);
            } else if (route instanceof AllMetricsOf) {
                askForMetrics(request, candidates, response);
            } else {
                askInTurn(request, body.get(), candidates, response);
            }
        } catch (NoAnswer failure) {
            log.warn("{} got no answer: {}", route, failure.getMessage());
            Problem.of(failure, isReading(request)).write(response, correlation);
        } catch (JoinedAudit.InvalidParameter invalid) {
            Problem.INVALID_PARAMETER.write(response, correlation);
        } catch (IllegalArgumentException malformed) {
            Problem.MALFORMED.write(response, correlation);
        }
    }

    private List<Upstream> candidates(Route route) {
        return route.services().stream()
                .map(upstreams::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whoever does not know it has done nothing, so that the next can be asked. */
    private void askInTurn(
            HttpServletRequest request, byte[] body, List<Upstream> candidates, HttpServletResponse response)
            throws IOException, NoAnswer {
        for (int i = 0; ; i++) {
            try (Exchange exchange = send(request, body, candidates.get(i))) {
                if (exchange.status() != HttpServletResponse.SC_NOT_FOUND || i == candidates.size() - 1) {
                    answers.pass(exchange, response);
                    return;
                }
            }
        }
    }

    /** Makes one answer of those of all services; what is no success is the answer of all, such as a refusal. */
    private void askAll(
            HttpServletRequest request, List<Upstream> candidates, HttpServletResponse response, Joined joined)
            throws IOException, NoAnswer {
        for (Upstream upstream : candidates) {
            String query = joined.queryFor(upstream.service(), request);
            try (Exchange exchange = upstream.send(copyOf(request, query, NOTHING), attempts(request))) {
                if (exchange.status() != HttpServletResponse.SC_OK) {
                    answers.pass(exchange, response);
                    return;
                }
                joined.add(upstream.service(), exchange.body().readNBytes(LARGEST_PART));
            }
        }
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(joined.bytes());
    }

    /** All of them have begun to answer before anything is passed on, so that a refusal is the answer of all. */
    private void askForRecords(HttpServletRequest request, List<Upstream> candidates, HttpServletResponse response)
            throws IOException, NoAnswer {
        List<Exchange> answered = new ArrayList<>();
        try {
            for (Upstream upstream : candidates) {
                Exchange exchange = send(request, NOTHING, upstream);
                answered.add(exchange);
                if (exchange.status() != HttpServletResponse.SC_OK) {
                    answers.pass(exchange, response);
                    return;
                }
            }
            JoinedRecords.pass(answered, response);
        } finally {
            for (Exchange exchange : answered) {
                exchange.close();
            }
        }
    }

    /** Of whoever does not answer there is nothing to tell; a refusal is the answer of all. */
    private void askForMetrics(HttpServletRequest request, List<Upstream> candidates, HttpServletResponse response)
            throws IOException {
        JoinedMetrics joined = new JoinedMetrics();
        for (Upstream upstream : candidates) {
            for (URI replica : upstream.addresses()) {
                try (Exchange exchange = upstream.send(replica, copyOf(request, request.getQueryString(), NOTHING))) {
                    if (exchange.status() != HttpServletResponse.SC_OK) {
                        answers.pass(exchange, response);
                        return;
                    }
                    joined.add(replica.getAuthority(), exchange.body().readNBytes(LARGEST_PART));
                } catch (NoAnswer away) {
                    log.debug("{} counts nothing: {}", replica, away.getMessage());
                }
            }
        }
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(joined.bytes());
    }

    private Exchange send(HttpServletRequest request, byte[] body, Upstream upstream) throws NoAnswer {
        return upstream.send(copyOf(request, request.getQueryString(), body), attempts(request));
    }

    private int attempts(HttpServletRequest request) {
        return isReading(request) ? settings.attempts() : 1;
    }

    /** The request for a replica at an address. */
    private Function<URI, HttpRequest> copyOf(HttpServletRequest request, @Nullable String query, byte[] body) {
        String target = request.getRequestURI() + (query == null ? "" : "?" + query);
        HttpRequest.Builder copy = HttpRequest.newBuilder()
                .timeout(settings.answerTimeout())
                .method(
                        request.getMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        Headers.copy(request, EdgeFilter.correlationOf(request), copy);
        return address -> copy.uri(URI.create(address + target)).build();
    }

    private static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
