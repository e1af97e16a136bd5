package io.corebank.support.processors;

/** What an operator can do to a processor. */
public enum ProcessorAction {
    PAUSE,
    START,
    RESET,
    SPLIT,
    MERGE
}
