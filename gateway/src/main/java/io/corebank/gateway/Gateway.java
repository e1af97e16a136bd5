package io.corebank.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/** Takes a request to the service that has its path, and the answer back. */
final class Gateway {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    /** Of forms of the issuer, and whatever else needs no token. */
    private static final DataSize LARGEST_OF_STRANGERS = DataSize.ofKilobytes(64);

    private final Map<Service, Upstream> upstreams;
    private final Bodies bodies;
    private final Bodies bodiesOfStrangers;
    private final Shares streams;
    private final Requests requests;
    private final Answers answers;
    private final JoinedAnswers joined;

    Gateway(Map<Service, Upstream> upstreams, GatewaySettings settings, Answers answers) {
        this.upstreams = upstreams;
        this.bodies = new Bodies(settings.largestBody(), settings.bodies(), settings.bodyTimeout());
        this.bodiesOfStrangers = new Bodies(
                LARGEST_OF_STRANGERS, DataSize.ofBytes(settings.bodies().toBytes() / 4), settings.bodyTimeout());
        this.streams = new Shares(settings.streams(), settings.streamsOfCaller());
        this.requests = new Requests(settings);
        this.answers = answers;
        this.joined = new JoinedAnswers(requests, answers);
    }

    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String correlation = EdgeFilter.correlationOf(request);
        if (SlowBodies.isGivenUp(request)) {
            Problem.TOO_SLOW.write(response, correlation);
            return;
        }
        Route route = Routes.of(request.getMethod(), request.getRequestURI());
        List<Upstream> candidates = candidates(route);
        if (candidates.isEmpty()) {
            Problem.NOT_FOUND.write(response, correlation);
            return;
        }
        try {
            Optional<RequestBody> read = read(request);
            if (read.isEmpty()) {
                Problem.TOO_LARGE.write(response, correlation);
                return;
            }
            try (RequestBody body = read.get()) {
                if (!joined.give(route, request, candidates, response)) {
                    askInTurn(request, body.bytes(), candidates, response);
                }
            }
        } catch (NoAnswer failure) {
            log.warn("{} got no answer: {}", route, failure.getMessage());
            Problem.of(failure, Requests.isReading(request)).write(response, correlation);
        } catch (RequestBody.TooSlow slow) {
            SlowBodies.giveUp(request);
            Problem.TOO_SLOW.write(response, correlation);
        } catch (JoinedAudit.InvalidParameter invalid) {
            Problem.INVALID_PARAMETER.write(response, correlation);
        } catch (IllegalArgumentException malformed) {
            Problem.MALFORMED.write(response, correlation);
        }
    }

    /** Of a stranger nothing is known but the address. */
    private Optional<RequestBody> read(HttpServletRequest request) throws IOException, NoAnswer, RequestBody.TooSlow {
        String caller = CallerFilter.callerOf(request);
        return (CallerFilter.needsToken(request) ? bodies : bodiesOfStrangers)
                .read(request, caller.isEmpty() ? request.getRemoteAddr() : caller);
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
            try (Exchange exchange = requests.send(request, body, candidates.get(i))) {
                if (exchange.status() != HttpServletResponse.SC_NOT_FOUND || i == candidates.size() - 1) {
                    pass(exchange, request, response);
                    return;
                }
            }
        }
    }

    /** What has begun to stream keeps no request from the service. */
    private void pass(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException, NoAnswer {
        if (!exchange.isStream()) {
            answers.pass(exchange, response);
            return;
        }
        String caller = CallerFilter.callerOf(request);
        if (!streams.take(caller)) {
            throw new NoAnswer(NoAnswer.Kind.BUSY, "too many streams are open, of all or of its caller");
        }
        try {
            exchange.makeRoom();
            answers.pass(exchange, response);
        } finally {
            streams.giveBack(caller, 1);
        }
    }
}
