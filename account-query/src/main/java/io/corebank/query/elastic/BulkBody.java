package io.corebank.query.elastic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.http.HttpEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import tools.jackson.databind.json.JsonMapper;

/** The lines of a bulk: for each document what to do with it, and its content. */
final class BulkBody {

    private static final ContentType LINES = ContentType.create("application/x-ndjson", StandardCharsets.UTF_8);
    private static final byte[] WITHOUT_ERRORS = ascii("\"errors\":false");
    private static final int WHERE_ERRORS_ARE_TOLD = 64;
    private static final int USUAL_BYTES = 1 << 16;

    private final JsonMapper json;
    private final Bytes bytes = new Bytes();

    BulkBody(JsonMapper json) {
        this.json = json;
    }

    void add(VersionedDocument<?> document) {
        bytes.writeBytes(ascii("{\"index\":{\"_id\":"));
        json.writeValue(bytes, document.id());
        bytes.writeBytes(ascii(",\"version\":" + document.version() + ",\"version_type\":\"external\"}}\n"));
        json.writeValue(bytes, document.content());
        bytes.write('\n');
    }

    HttpEntity entity() {
        return bytes.entity();
    }

    /** Shows what was written without a copy of it. */
    private static final class Bytes extends ByteArrayOutputStream {

        Bytes() {
            super(USUAL_BYTES);
        }

        HttpEntity entity() {
            return new NByteArrayEntity(buf, 0, count, LINES);
        }
    }

    /** Whether an answer says at its beginning that every document was written, so that the rest need not be read. */
    static boolean isWithoutErrors(byte[] answer) {
        int last = Math.min(WHERE_ERRORS_ARE_TOLD, answer.length) - WITHOUT_ERRORS.length;
        for (int start = 0; start <= last; start++) {
            if (matchesAt(answer, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesAt(byte[] answer, int start) {
        for (int i = 0; i < WITHOUT_ERRORS.length; i++) {
            if (answer[start + i] != WITHOUT_ERRORS[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
