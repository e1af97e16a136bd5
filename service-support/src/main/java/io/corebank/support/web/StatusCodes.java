package io.corebank.support.web;

import java.util.Map;

/** The code and the title of problems that come from HTTP itself rather than from the bank's rules. */
final class StatusCodes {

    record Entry(String code, String title) {}

    private static final Entry OTHER = new Entry("request-failed", "The request cannot be answered");

    private static final Map<Integer, Entry> ENTRIES = Map.ofEntries(
            Map.entry(400, new Entry("malformed-request", "The request is malformed")),
            Map.entry(401, new Entry("unauthorized", "A token is needed")),
            Map.entry(403, new Entry("forbidden", "Not allowed")),
            Map.entry(404, new Entry("not-found", "There is nothing here")),
            Map.entry(405, new Entry("method-not-allowed", "The method is not allowed here")),
            Map.entry(406, new Entry("not-acceptable", "No acceptable form of the answer")),
            Map.entry(413, new Entry("content-too-large", "The request is too large")),
            Map.entry(414, new Entry("uri-too-long", "The address is too long")),
            Map.entry(415, new Entry("unsupported-media-type", "The media type is not supported")),
            Map.entry(431, new Entry("headers-too-large", "The headers are too large")),
            Map.entry(500, new Entry("internal-error", "Something went wrong")),
            Map.entry(503, new Entry("unavailable", "Not available at the moment")));

    private StatusCodes() {}

    static Entry of(int status) {
        return ENTRIES.getOrDefault(status, OTHER);
    }
}
