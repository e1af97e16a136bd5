package io.corebank.query.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor begins the next part; absent on the last
 * @param total how many there are in all parts together
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String nextCursor, long total) {

    /** A list in one part. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null, items.size());
    }

    /** The same part with its items in another form. */
    public <R> Page<R> map(Function<? super T, ? extends R> form) {
        return new Page<>(items.stream().<R>map(form).toList(), nextCursor, total);
    }
}
