package io.corebank.support.processors;

import java.util.Optional;

/** What must not be done to a processor, said by the module that owns it. */
@FunctionalInterface
public interface ProcessorRule {

    /** Why the action would do harm, in one sentence; empty when it would not, or when the processor is not ours. */
    Optional<String> objection(String processor, ProcessorAction action);
}
