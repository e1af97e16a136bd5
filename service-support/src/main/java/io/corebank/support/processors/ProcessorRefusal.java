package io.corebank.support.processors;

import io.corebank.support.web.Declined;
import java.util.Locale;

/** A change of a processor that is refused. Nothing has happened. */
class ProcessorRefusal extends Declined {

    ProcessorRefusal(int status, String code, String detail) {
        super(status, code, "The processor was not changed", detail);
    }

    static ProcessorRefusal unknown() {
        return new ProcessorRefusal(404, "processor-not-found", "There is no such processor in this process.");
    }

    static ProcessorRefusal unsupported(ProcessorAction action, String reason) {
        return new ProcessorRefusal(422, action.name().toLowerCase(Locale.ROOT) + "-not-supported", reason);
    }

    static ProcessorRefusal elsewhere() {
        return new ProcessorRefusal(
                409, "segment-not-available", "Another process works on a segment of it. Ask there, or stop that one.");
    }
}
