package io.corebank.support.approvals;

import io.corebank.support.audit.Audited;
import io.corebank.support.security.Caller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Lets a request for something dangerous through when another person has asked for the same before. */
final class FourEyesInterceptor implements HandlerInterceptor {

    /** What is longer than that names nothing that exists. */
    private static final int LONGEST_ACTION = 500;

    private final Proposals proposals;
    private final JsonMapper json;

    FourEyesInterceptor(Proposals proposals, JsonMapper json) {
        this.proposals = proposals;
        this.json = json;
    }

    /** A request comes here again when its answer is ready, and was let through before. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod method)
                || !method.hasMethodAnnotation(FourEyes.class)) {
            return true;
        }
        if (method.getBean() instanceof Proposable controller) {
            controller.requireKnown(variablesOf(request));
        }
        String person = Caller.current().subject();
        Proposal proposal = proposals.propose(actionOf(request), person);
        if (!proposal.proposedBy().equals(person)) {
            proposals.agree(proposal);
            return true;
        }
        Audited.as(request, proposal.status().name());
        response.setStatus(HttpStatus.ACCEPTED.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(proposal));
        return false;
    }

    /** The same for every spelling of the same path; parameters would have to be part of it, and there are none. */
    private static String actionOf(HttpServletRequest request) {
        String path = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        for (Map.Entry<String, String> variable : variablesOf(request).entrySet()) {
            path = path.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        String action = request.getMethod() + " " + path;
        if (action.length() > LONGEST_ACTION) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is nothing of that name");
        }
        return action;
    }

    private static Map<String, String> variablesOf(HttpServletRequest request) {
        Map<String, String> named = new TreeMap<>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> named.put(String.valueOf(name), String.valueOf(value)));
        }
        return named;
    }
}
