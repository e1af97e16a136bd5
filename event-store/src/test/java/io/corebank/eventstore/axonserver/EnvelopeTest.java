package io.corebank.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.RecordedOperation;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

/**
 * What carries messages between processes, as the version before this one writes it. Processes of two versions talk to
 * each other while they are replaced one by one: these texts are never changed, only added to.
 */
class EnvelopeTest {

    private static final String BUNDLE = """
            {"target":"till","items":[
              {"id":"m1","name":"PutIn","type":"io.corebank.eventstore.axonserver.Till$PutIn","addedTomorrow":1,
               "body":"{\\"operationId\\":\\"one\\",\\"amount\\":5}","metaData":{"actor":"ada","expectedVersion":3}}],
             "addedTomorrow":{"by":["somebody"]}}
            """;
    private static final String ANSWER = """
            {"results":[
              {"type":"java.lang.String","body":"\\"receipt 0\\"","metaData":{"position":7},"addedTomorrow":1},
              {"metaData":{},"failure":{"kind":"REFUSED","refusal":"too-little","addedTomorrow":1}},
              {"metaData":{},"failure":{"kind":"DUPLICATE","recorded":{"operationId":"one","fingerprint":"BQ==",
                "refused":false,"type":"java.lang.String","body":"\\"receipt 0\\"","position":7,
                "recordedAt":"2026-03-01T12:00:00Z"}}}]}
            """;

    private final BundleCodec codec = new BundleCodec(Till.SERIALIZER);
    private final RemoteFailures failures = new RemoteFailures(new Till.OnlyTooLittle());

    @Test
    void ofCommandsIsRead() {
        List<CommandMessage<?>> commands = codec.unpack(read(BUNDLE, Bundle.class));

        assertThat(commands).hasSize(1);
        assertThat(commands.get(0).getPayload()).isEqualTo(new Till.PutIn("one", 5));
        assertThat(commands.get(0).getIdentifier()).isEqualTo("m1");
        assertThat(commands.get(0).getMetaData()).containsAllEntriesOf(Map.of("actor", "ada", "expectedVersion", 3L));
    }

    @Test
    void ofAnswersIsRead() {
        List<CommandResultMessage<?>> results = codec.results(read(ANSWER, Bundle.Answer.class));

        assertThat(results.get(0).getPayload()).isEqualTo("receipt 0");
        assertThat(results.get(0).getMetaData()).containsEntry("position", 7L);
        assertThat(failures.arrived(results.get(1).exceptionResult())).isInstanceOf(IllegalArgumentException.class);
        assertThat(failures.arrived(results.get(2).exceptionResult()))
                .asInstanceOf(InstanceOfAssertFactories.type(DuplicateOperationException.class))
                .extracting(DuplicateOperationException::recorded)
                .returns("\"receipt 0\"", RecordedOperation::body);
    }

    @Test
    void isWrittenSoThatTheVersionBeforeReadsIt() {
        assertThat(written(read(BUNDLE, Bundle.class)))
                .contains("\"target\":\"till\"", "\"items\":[{", "\"id\":\"m1\"", "\"name\":\"PutIn\"")
                .contains(
                        "\"type\":\"io.corebank.eventstore.axonserver.Till$PutIn\"", "\"body\":\"{", "\"metaData\":{");
        assertThat(written(read(ANSWER, Bundle.Answer.class)))
                .contains("\"results\":[{", "\"failure\":{\"kind\":\"REFUSED\"", "\"refusal\":\"too-little\"")
                .contains("\"recorded\":{\"operationId\":\"one\",\"fingerprint\":\"BQ==\"", "\"recordedAt\":");
    }

    private static <T> T read(String text, Class<T> type) {
        return Till.SERIALIZER.deserialize(new SimpleSerializedObject<>(text, String.class, type.getName(), null));
    }

    private static String written(Object envelope) {
        return Till.SERIALIZER.serialize(envelope, String.class).getData();
    }
}
