package io.corebank.standalone.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection that sends whatever it is given: no library would let such requests out. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    Wire(int port) {
        this.port = port;
    }

    /** Sends the bytes and reads one answer. A kept connection that the server has closed meanwhile is opened again. */
    Reply exchange(byte[] request, boolean hasBody) throws IOException {
        boolean reused = socket != null;
        Reply reply = once(request, hasBody);
        if (reply.status() == 0 && reused) {
            reply = once(request, hasBody);
        }
        return reply;
    }

    private Reply once(byte[] request, boolean hasBody) throws IOException {
        try {
            write(request);
            Reply reply = read(hasBody);
            if (reply.endsConnection()) {
                close();
            }
            return reply;
        } catch (SocketException | EOFException hungUp) {
            close();
            return Reply.NONE;
        }
    }

    /** What is refused may be answered before all of it is read, so that a failure to write is none yet. */
    private void write(byte[] request) throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setSoTimeout(PATIENCE_MILLIS);
            open.setTcpNoDelay(true);
            in = new BufferedInputStream(open.getInputStream());
            socket = open;
        }
        try {
            open.getOutputStream().write(request);
        } catch (SocketException refusedMeanwhile) {
            open.shutdownInput();
            open.close();
            throw refusedMeanwhile;
        }
    }

    private Reply read(boolean hasBody) throws IOException {
        int status;
        Map<String, List<String>> headers;
        do {
            String[] statusLine = line().split(" ", 3);
            status = Integer.parseInt(statusLine[1]);
            headers = headers();
        } while (status < 200);
        boolean none = !hasBody || status == 204 || status == 304;
        Reply head = new Reply(status, headers, new byte[0]);
        return none || head.mediaType().equals("text/event-stream") ? head : new Reply(status, headers, body(head));
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Reply head) throws IOException {
        if (head.header("transfer-encoding").equals("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
            return body.toByteArray();
        }
        String length = head.header("content-length");
        return length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Everything that comes until the server hangs up, or falls silent for the given time. */
    static String everything(int port, byte[] request, int silenceMillis) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(silenceMillis);
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8_192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (SocketException | SocketTimeoutException end) {
            return all.toString(StandardCharsets.ISO_8859_1);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }

    /** Leaves the connection; the next request opens another. */
    void hangUp() throws IOException {
        Socket open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }
}
