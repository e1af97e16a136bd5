package io.corebank.query.projection;

/** A document does not contain the events that came before this one. It cannot be assembled, only rebuilt. */
public class MissingEvents extends RuntimeException {

    public MissingEvents(String id, long present, RecordedEvent event) {
        super("Document " + id + " has version " + present + ", so that the event at position " + event.position()
                + " with version " + event.version() + " cannot follow");
    }
}
