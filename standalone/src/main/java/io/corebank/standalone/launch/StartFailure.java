package io.corebank.standalone.launch;

import java.util.ArrayList;
import java.util.List;

/** Why the application did not start, in one line. */
final class StartFailure {

    private static final String FRAMEWORK = "org.springframework.";

    private StartFailure() {}

    /** What the first cause says that is not the framework's, and in parentheses what the last one adds. */
    static String reasonOf(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        Throwable root = causes.get(causes.size() - 1);
        Throwable first = causes.stream()
                .filter(cause -> !cause.getClass().getName().startsWith(FRAMEWORK))
                .findFirst()
                .orElse(root);
        String reason = firstLineOf(first);
        String message = root.getMessage();
        boolean addsNothing = message == null || message.isBlank() || reason.contains(firstLineOf(root));
        return addsNothing ? reason : "%s (%s)".formatted(reason, firstLineOf(root));
    }

    /** The sentence is to stand within another. */
    private static String firstLineOf(Throwable cause) {
        String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
        return message.lines().findFirst().orElse(cause.toString()).replaceFirst("\\.$", "");
    }
}
