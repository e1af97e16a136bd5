package io.corebank.query.elastic;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.http.HttpEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;

/** The lines of a bulk: for each document what to do with it, and its content. */
final class BulkBody {

    private static final ContentType LINES = ContentType.create("application/x-ndjson", StandardCharsets.UTF_8);
    private static final byte[] WITHOUT_ERRORS = "\"errors\":false".getBytes(StandardCharsets.US_ASCII);
    private static final int WHERE_ERRORS_ARE_TOLD = 64;
    private static final int USUAL_BYTES = 1 << 16;

    private final Bytes bytes = new Bytes();
    private final SequenceWriter lines;

    BulkBody(ObjectWriter json) {
        this.lines = json.withRootValueSeparator("\n")
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .writeValues(bytes);
    }

    /** What is to be done with the document of the next line. */
    private record Action(Index index) {}

    private record Index(
            @JsonProperty("_id") String id,
            long version,
            @JsonProperty("version_type") String versionType) {}

    void add(VersionedDocument<?> document) {
        lines.write(new Action(new Index(document.id(), document.version(), "external")));
        lines.write(document.content());
    }

    /** The body, after which nothing can be added. */
    HttpEntity entity() {
        lines.close();
        bytes.write('\n');
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
}
