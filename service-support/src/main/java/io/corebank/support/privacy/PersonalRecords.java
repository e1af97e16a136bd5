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

    /** Hands over every record that is about the person, in a form for people. */
    void export(String customerId, Consumer<Object> sink);
}
