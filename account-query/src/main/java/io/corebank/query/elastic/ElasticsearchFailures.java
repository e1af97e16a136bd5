package io.corebank.query.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import io.corebank.support.web.Unavailable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a failure of Elasticsearch means: something that passes when one waits, or something that never does. */
public final class ElasticsearchFailures {

    /** Read-only blocks (a full disk) and indices that somebody deleted are put right without a change of ours. */
    private static final Set<String> PASSING =
            Set.of("cluster_block_exception", "index_not_found_exception", "index_closed_exception");

    private static final Set<Class<?>> NO_ANSWER =
            Set.of(IOException.class, TimeoutException.class, InterruptedException.class, ElasticsearchStalled.class);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int CONFLICT = 409;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final String QUOTED_VALUE = " Preview of field's value";

    private ElasticsearchFailures() {}

    /** Whether the document is there already in this version or a later one. */
    static boolean isConflict(int status) {
        return status == CONFLICT;
    }

    /** Whether the same request may succeed later. */
    static boolean isTransient(int status, @Nullable String type) {
        return status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR || (type != null && PASSING.contains(type));
    }

    /**
     * Whether what failed may succeed later: there was no answer, or one that asks for patience. Nor is there one for
     * who waits in vain for a free connection, which the client wraps now one way and now another.
     */
    public static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ElasticsearchException refused) {
                return isTransient(refused.status(), refused.error().type());
            }
            if (isNoAnswer(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNoAnswer(Throwable cause) {
        return NO_ANSWER.stream().anyMatch(kind -> kind.isInstance(cause));
    }

    /** The same failure in the words of somebody who reads: unavailable when it passes, else as it is. */
    public static RuntimeException toReader(Throwable failure) {
        Throwable cause = unwrap(failure);
        if (isTransient(cause)) {
            return new Unavailable("search-unavailable", "The search engine does not answer at the moment.", cause);
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    /** The failure that a future wraps. */
    public static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Type and reason of an error, without the value of the field, which may be somebody's name. */
    static String describe(@Nullable ErrorCause error) {
        return error == null ? "no reason given" : describe(String.valueOf(error.type()), error.reason());
    }

    static String describe(String type, @Nullable String given) {
        String reason = given == null ? "" : given;
        int quoted = reason.indexOf(QUOTED_VALUE);
        return type + ": " + (quoted < 0 ? reason : reason.substring(0, quoted));
    }
}
