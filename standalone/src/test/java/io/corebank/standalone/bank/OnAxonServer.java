package io.corebank.standalone.bank;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a test only where there is an Axon Server, which no registry of packages has, and says loudly when it does not.
 */
public final class OnAxonServer implements ExecutionCondition {

    private static final String VARIABLE = "AXON_SERVER";

    /** Whether banks are to be started as services of their own. */
    public static boolean isThere() {
        return System.getenv(VARIABLE) != null;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (isThere()) {
            return ConditionEvaluationResult.enabled("on " + System.getenv(VARIABLE));
        }
        String reason = context.getDisplayName() + " WAS SKIPPED: no Axon Server. Set " + VARIABLE
                + "=host:port (and AXON_SERVER_TOKEN) to run it; docs/distributed.md says how.";
        if (context.getTestMethod().isEmpty()) {
            System.err.println("\n##### " + reason + " #####\n");
        }
        return ConditionEvaluationResult.disabled(reason);
    }
}
