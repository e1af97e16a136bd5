package io.corebank.query.elastic;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What has become of the documents that were sent to Elasticsearch. */
final class BulkMeters implements MeterBinder {

    /** The fate of a document; of a bulk that failed, the fate of all of its documents. */
    enum Fate {
        WRITTEN,
        /** It was there already, in this version or a later one. */
        PRESENT,
        /** It is sent again. */
        STALLED,
        /** It is parked. */
        REFUSED
    }

    private final Map<Fate, LongAdder> documents = Arrays.stream(Fate.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), fate -> new LongAdder()));

    void answered(int sent, int present) {
        count(Fate.WRITTEN, sent - present);
        count(Fate.PRESENT, present);
    }

    void failed(int sent, Throwable failure) {
        count(failure instanceof DocumentRefused ? Fate.REFUSED : Fate.STALLED, sent);
    }

    private void count(Fate fate, int number) {
        Objects.requireNonNull(documents.get(fate)).add(number);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        documents.forEach((fate, count) -> FunctionCounter.builder("bank.bulk.documents", count, LongAdder::sum)
                .tag("result", fate.name().toLowerCase(Locale.ROOT))
                .description("Documents that were sent to Elasticsearch")
                .register(registry));
    }
}
