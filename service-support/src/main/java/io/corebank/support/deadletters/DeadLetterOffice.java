package io.corebank.support.deadletters;

/** Tries dead letters again; said by a module for the processing groups that it handles events in. */
public interface DeadLetterOffice {

    /** Whether the letters of this processing group are its business. */
    boolean isFor(String group);

    /**
     * Tries the events of a sequence in their order, until all are handled or one is not. That one and what comes
     * behind it stay.
     *
     * @return whether all of them are handled
     */
    boolean retry(String group, String sequence);
}
