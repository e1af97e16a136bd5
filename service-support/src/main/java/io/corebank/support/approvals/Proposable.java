package io.corebank.support.approvals;

import java.util.Map;

/**
 * A controller that has {@link FourEyes}. Nobody is asked to agree to something about a thing that is not there, or
 * that another service has: that one keeps proposals of its own.
 */
public interface Proposable {

    /**
     * Does nothing when what the path names is known here.
     *
     * @param named the variables of the path
     * @throws RuntimeException what the handler itself would throw when it is not
     */
    void requireKnown(Map<String, String> named);
}
