package io.corebank.servers;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a server has written to its log since a mark was set: the end of it usually says why it stopped. */
final class LogTail {

    private static final int TAIL = 1 << 16;
    private static final Pattern ERROR = Pattern.compile("\\b(FATAL|PANIC|ERROR)\\b");

    private static final Pattern EXCEPTION = Pattern.compile("[a-z][\\w.]+\\.[A-Z]\\w*(Exception|Error)\\b.*");

    private final Path log;
    private final long mark;

    private LogTail(Path log, long mark) {
        this.log = log;
        this.mark = mark;
    }

    /** Whatever is there now is old news. */
    static LogTail fromHere(Path log) {
        return new LogTail(log, log.toFile().length());
    }

    static LogTail ofAll(Path log) {
        return new LogTail(log, 0);
    }

    /** The last line that the server itself calls an error, with the exception that may follow it. */
    Optional<String> error() {
        List<String> lines = lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (ERROR.matcher(lines.get(i)).find()) {
                boolean exceptionFollows = i + 1 < lines.size()
                        && EXCEPTION.matcher(lines.get(i + 1)).matches();
                return Optional.of(exceptionFollows ? lines.get(i) + ": " + lines.get(i + 1) : lines.get(i));
            }
        }
        return Optional.empty();
    }

    Optional<String> last() {
        return lines().stream().reduce((first, second) -> second);
    }

    private List<String> lines() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = file.length() < mark ? 0 : mark;
            file.seek(Math.max(from, file.length() - TAIL));
            byte[] tail = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException noLogYet) {
            return List.of();
        }
    }
}
