package io.corebank.support.processors;

import java.util.Locale;

/** A change of a processor that is refused. Nothing has happened. */
class ProcessorRefusal extends RuntimeException {

    private final int status;
    private final String code;
    private final String detail;

    ProcessorRefusal(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
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

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
