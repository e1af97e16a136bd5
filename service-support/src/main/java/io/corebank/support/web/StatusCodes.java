package io.corebank.support.web;

import java.util.Map;

/** What is said of problems that come from HTTP itself rather than from the bank's rules. */
final class StatusCodes {

    private static final String NO_DETAIL = "The request cannot be answered.";

    /** @param detail one sentence for the caller where nothing better is known */
    record Entry(String code, String title, String detail) {

        Entry(String code, String title) {
            this(code, title, NO_DETAIL);
        }
    }

    private static final Entry OTHER = new Entry("request-failed", "The request cannot be answered");

    private static final Map<Integer, Entry> ENTRIES = Map.ofEntries(
            Map.entry(400, new Entry("malformed-request", "The request is malformed")),
            Map.entry(401, new Entry("unauthorized", "A token is needed")),
            Map.entry(403, new Entry("forbidden", "Not allowed", "The caller may not ask for this.")),
            Map.entry(404, new Entry("not-found", "There is nothing here", "What the address names does not exist.")),
            Map.entry(
                    405,
                    new Entry(
                            "method-not-allowed", "The method is not allowed here", "The header Allow tells what is.")),
            Map.entry(
                    406,
                    new Entry(
                            "not-acceptable",
                            "No acceptable form of the answer",
                            "The answer has none of the types in Accept.")),
            Map.entry(413, new Entry("content-too-large", "The request is too large")),
            Map.entry(414, new Entry("uri-too-long", "The address is too long")),
            Map.entry(
                    415,
                    new Entry(
                            "unsupported-media-type",
                            "The media type is not supported",
                            "A body is sent as application/json.")),
            Map.entry(431, new Entry("headers-too-large", "The headers are too large")),
            Map.entry(500, new Entry("internal-error", "Something went wrong")),
            Map.entry(503, new Entry("unavailable", "Not available at the moment")));

    private StatusCodes() {}

    static Entry of(int status) {
        return ENTRIES.getOrDefault(status, OTHER);
    }
}
