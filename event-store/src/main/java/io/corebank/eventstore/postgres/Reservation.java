package io.corebank.eventstore.postgres;

import io.corebank.eventstore.RecordedOperation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an operation that is about to be run.
 *
 * @param version of its row, which is another one as soon as somebody else resumes or records the operation
 * @param fresh whether nobody had reserved it before
 * @param earlier what it has come to already, or a refusal with the fingerprint of the other content that it has been
 *     reserved for; absent when it is to be run
 */
public record Reservation(
        long version, boolean fresh, @Nullable RecordedOperation earlier) {}
