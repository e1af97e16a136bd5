package io.corebank.support.web;

/**
 * An error for the one who asked, as RFC 9457 defines it.
 *
 * @param type a stable reference that names the kind of problem
 * @param code the same name without the path, for programs
 * @param correlationId finds the request in the logs
 */
public record Problem(String type, String title, int status, String detail, String code, String correlationId) {

    /** The same problem in the answer to another request. */
    public Problem under(String otherCorrelationId) {
        return new Problem(type, title, status, detail, code, otherCorrelationId);
    }
}
