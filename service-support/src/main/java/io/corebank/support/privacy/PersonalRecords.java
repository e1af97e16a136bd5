package io.corebank.support.privacy;

import java.util.function.Consumer;

/** One kind of records of persons that a module keeps in the clear, such as documents that can be searched. */
public interface PersonalRecords {

    /** The name of the kind, in the plural, as an export shows it. */
    String kind();

    /**
     * Takes the person's text out of every record. When this is called, the person's key is destroyed, so that nothing
     * new can be opened. Repeating it changes nothing.
     *
     * @throws io.corebank.support.web.Unavailable when trying again later will help
     */
    void erase(String customerId);

    /** Forgets what this process remembers of records, because another process erases a person from them. */
    default void forget() {}

    /** Whether no other process writes them, which could know by heart what has been erased. */
    default boolean areWrittenHere() {
        return true;
    }

    /** Whether they are being written anew, from events or records that may have been read before an erasure. */
    default boolean areBeingCopied() {
        return false;
    }

    /** Hands over every record that is about the person, in a form for people. */
    void export(String customerId, Consumer<Object> sink);
}
