package io.corebank.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import io.corebank.query.elastic.DocumentReader;
import io.corebank.query.elastic.IndexSwitch;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Assembler;
import io.corebank.query.projection.LogReplay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person who is erased while an index is being built stays away from it. */
class ErasedMeanwhileIT extends QueryIT {

    private static final Projection ACCOUNTS = Projection.ACCOUNTS;

    @Autowired
    private RebuildTools tools;

    @Autowired
    private IndexSwitch indices;

    @Autowired
    private DocumentReader reader;

    @Autowired
    private EventProcessingConfiguration processing;

    private final String customer = newCustomer();

    @Test
    void staysErasedInTheNewIndex() {
        long before = bank.head();
        String account = bank.open(customer, "Ada", "EUR");
        String index = indices.next(ACCOUNTS);
        indices.prepare(ACCOUNTS, index);
        Assembler<?> shadow = tools.projections().shadow(ACCOUNTS, indices.buildAlias(ACCOUNTS));
        replay(before, shadow);
        assertThat(documentOf(account, index)).containsEntry("ownerName", "Ada");
        erase("first");
        assertThat(erase("second").text("status")).isEqualTo("ERASED");
        assertThat(documentOf(account, index)).containsEntry("ownerName", null);
        long after = bank.head();
        bank.deposit(account, 100, "salary");
        replay(after, shadow);
        assertThat(documentOf(account, index)).containsEntry("posted", 100).containsEntry("ownerName", null);
        indices.drop(index);
    }

    @Test
    void isNotErasedBeforeTheNewIndexIsDone() {
        bank.open(customer, "Ada", "EUR");
        await().until(() -> tools.projections().progress(ACCOUNTS).position() >= bank.head());
        StreamingEventProcessor processor = processing
                .eventProcessor(ACCOUNTS.group(), StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        BuiltIndex fresh = BuiltIndex.empty(ACCOUNTS, indices.next(ACCOUNTS));
        tools.indices().save(fresh);
        try {
            erase("first");
            Duration longAgo = Duration.ofSeconds(15);
            await().during(longAgo)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> erase("second").text("status").equals("APPROVED"));
        } finally {
            processor.start();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> erase("second").text("status").equals("ERASED"));
        assertThat(tools.indices().latest(ACCOUNTS, BuiltIndex.State.BUILDING)).isEmpty();
    }

    private void replay(long after, Assembler<?> assembler) {
        try (LogReplay replay = new LogReplay(tools.events(), assembler.assembly(), after)) {
            LogReplay.Batch batch;
            do {
                batch = replay.next(Map.of());
                assembler.apply(batch.events());
            } while (batch.position() < bank.head());
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> documentOf(String account, String index) {
        return (Map<String, Object>)
                reader.read(index, List.of(account), Map.class).get(account);
    }

    private Answer erase(String operator) {
        return asOperator(operator).post("/admin/customers/" + customer + "/erase");
    }
}
