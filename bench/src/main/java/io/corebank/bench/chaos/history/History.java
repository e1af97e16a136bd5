package io.corebank.bench.chaos.history;

import io.corebank.bench.chaos.history.Answer.Meaning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes down every request before it is sent and every answer when it has come, in memory and in a file. */
public final class History implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final Writer out;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Disturbance> disturbances = new ArrayList<>();
    private long lastDoneMicros = nowMicros();
    private long silenceMicros;

    public History(Path file) {
        this.file = file;
        try {
            this.out = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The history cannot be written", e);
        }
    }

    /** The file, a JSON object a line. */
    public Path file() {
        return file;
    }

    /** A request is about to be sent; answers its number. */
    public synchronized int sent(int session, Request request) {
        int number = exchanges.size();
        exchanges.add(new Exchange(number, session, request, null));
        write(Map.of("sent", number, "at", nowMicros(), "session", session, "request", request));
        return number;
    }

    /** A request has been answered, or its client has lost patience. */
    public synchronized void answered(int number, Answer answer) {
        Exchange sent = exchanges.get(number);
        exchanges.set(number, new Exchange(number, sent.session(), sent.request(), answer));
        long now = nowMicros();
        if (answer.meaning() == Meaning.DONE && !sent.request().kind().isRead() && !answer.replayed()) {
            silenceMicros = Math.max(silenceMicros, now - lastDoneMicros);
            lastDoneMicros = now;
        }
        write(Map.of("answered", number, "at", now, "answer", answer));
    }

    /** A fault is over. */
    public synchronized void disturbed(Disturbance disturbance) {
        disturbances.add(disturbance);
        write(Map.of("fault", disturbance));
    }

    /** When a write was last acknowledged that had not been before. */
    public synchronized long lastDoneMicros() {
        return lastDoneMicros;
    }

    /** The longest time between two such acknowledgements since this was last asked. */
    public synchronized long takeSilenceMicros() {
        long longest = silenceMicros;
        silenceMicros = 0;
        return longest;
    }

    /** Everything until now. */
    public synchronized Recorded recorded() {
        return new Recorded(List.copyOf(exchanges), List.copyOf(disturbances));
    }

    /** The time of this machine, which is also the one of the log. */
    public static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** What has been written so far is in the file when this returns. */
    public synchronized void flush() throws IOException {
        out.flush();
    }

    private void write(Map<String, ?> line) {
        try {
            out.write(JSON.writeValueAsString(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("The history cannot be written", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The history cannot be written", e);
        }
    }
}
