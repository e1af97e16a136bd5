package io.corebank.support.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets the result of a request be called something else in the audit log than the status of its answer. */
public final class Audited {

    private static final String RESULT = Audited.class.getName();

    private Audited() {}

    /** What came of the request, in one word. */
    public static void as(HttpServletRequest request, String result) {
        request.setAttribute(RESULT, result);
    }

    static String resultOf(HttpServletRequest request, HttpServletResponse response) {
        Object result = request.getAttribute(RESULT);
        return result == null ? Integer.toString(response.getStatus()) : result.toString();
    }
}
