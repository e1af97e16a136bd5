package io.corebank.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last operations of an account and what became of them, so that a command that comes twice changes nothing. A
 * second line of defence: the store's table of operations reaches further back.
 */
class RecentOperations {

    /** The outcome of an operation that was not refused. */
    static final String DONE = "done";

    private static final int REMEMBERED = 64;

    private final Map<String, String> outcomes = new LinkedHashMap<>();

    RecentOperations() {}

    @JsonCreator
    RecentOperations(Map<String, String> outcomes) {
        this.outcomes.putAll(outcomes);
    }

    /** Done, or the code of the refusal; empty for an operation that is new or forgotten. */
    Optional<String> outcomeOf(String operationId) {
        return Optional.ofNullable(outcomes.get(operationId));
    }

    void remember(String operationId, String outcome) {
        outcomes.put(operationId, outcome);
        if (outcomes.size() > REMEMBERED) {
            Iterator<String> oldest = outcomes.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    @JsonValue
    Map<String, String> outcomes() {
        return outcomes;
    }
}
