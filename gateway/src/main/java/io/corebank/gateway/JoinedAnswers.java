package io.corebank.gateway;

import io.corebank.gateway.Route.AllAuditLogsOf;
import io.corebank.gateway.Route.AllDocumentsOf;
import io.corebank.gateway.Route.AllListsOf;
import io.corebank.gateway.Route.AllMetricsOf;
import io.corebank.gateway.Route.AllRecordsOf;
import io.corebank.gateway.Route.AllVerdictsOf;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one answer of those of several services. */
final class JoinedAnswers {

    private static final Logger log = LoggerFactory.getLogger(JoinedAnswers.class);
    private static final int LARGEST_PART = 4 << 20;

    private final Requests requests;
    private final Answers answers;

    JoinedAnswers(Requests requests, Answers answers) {
        this.requests = requests;
        this.answers = answers;
    }

    /**
     * Answers a request for what several services have each a part of.
     *
     * @return false when the route leads to one service only, and nothing has been done
     */
    boolean give(Route route, HttpServletRequest asked, List<Upstream> candidates, HttpServletResponse response)
            throws IOException, NoAnswer {
        HttpServletRequest request = new WholeAnswer(asked);
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
            return false;
        }
        return true;
    }

    /** What is no success is the answer of all, such as a refusal. */
    private void askAll(
            HttpServletRequest request, List<Upstream> candidates, HttpServletResponse response, Joined joined)
            throws IOException, NoAnswer {
        for (Upstream upstream : candidates) {
            String query = joined.queryFor(upstream.service(), request);
            try (Exchange exchange =
                    upstream.send(requests.copyOf(request, query, Requests.NOTHING), requests.attempts(request))) {
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
                Exchange exchange = requests.send(request, Requests.NOTHING, upstream);
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
                try (Exchange exchange =
                        upstream.send(replica, requests.copyOf(request, request.getQueryString(), Requests.NOTHING))) {
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

    /** Parts can only be joined when they have a body, which whoever asks with HEAD is not sent. */
    private static final class WholeAnswer extends HttpServletRequestWrapper {

        WholeAnswer(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            String method = super.getMethod();
            return method.equals("HEAD") ? "GET" : method;
        }
    }
}
