package io.corebank.bench.lab;

import org.jspecify.annotations.Nullable;

/** Something cannot be measured; the message says why in one sentence. */
public final class BenchException extends RuntimeException {

    public BenchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
