package io.corebank.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** One answer in JSON made of those of several services. */
interface Joined {

    /** What the service is asked after the question mark. */
    default @Nullable String queryFor(Service service, HttpServletRequest request) {
        return request.getQueryString();
    }

    /**
     * Adds what a service has answered.
     *
     * @throws tools.jackson.core.JacksonException when it is no JSON
     */
    void add(Service service, byte[] answer);

    byte[] bytes();
}
