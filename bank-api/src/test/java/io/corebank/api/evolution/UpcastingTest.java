package io.corebank.api.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldReleased;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventMultiUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How events of the frozen corpus would be brought to a form of tomorrow, and what upcasters cannot do. */
class UpcastingTest {

    private static final String TODAY = HoldReleased.class.getName();
    private static final String TOMORROW = HoldReleasedTomorrow.class.getName();

    /** The type moves, and gets a field that is never absent. Two revisions differ in an optional field only. */
    private static final EventUpcaster CAUSE = new RevisionUpcaster(
            TODAY,
            Set.of("1", "2"),
            new SimpleSerializedType(TOMORROW, "3"),
            event -> event.set("cause", event.get("reason")));

    /** Knows the revision before, and no other. */
    private static final EventUpcaster BY_REQUEST = new RevisionUpcaster(
            TOMORROW,
            Set.of("3"),
            new SimpleSerializedType(TOMORROW, "4"),
            event -> event.put("byRequest", event.get("cause").asString().equals("REQUESTED")));

    private static final EventUpcaster CHAIN = new EventUpcasterChain(CAUSE, BY_REQUEST);

    @ParameterizedTest
    @CsvSource({"1,", "2,1500"})
    void bringsEveryStoredRevisionToTheNewest(String revision, @Nullable Long spentMinor) throws IOException {
        List<? extends TrackedEventMessage<?>> read =
                StoredEvents.read(TODAY, revision, StoredEvents.corpus("HoldReleased-" + revision), CHAIN);
        assertThat(read).hasSize(1);
        assertThat(read.get(0).getPayload())
                .isEqualTo(new HoldReleasedTomorrow(
                        "8f14e45f-ceea-867a-9c5d-000000000001",
                        "45c48cce-2e2d-8fbd-aa1a-000000000003",
                        "d3d94468-02a4-8259-955d-000000000004",
                        500,
                        "REQUESTED",
                        spentMinor,
                        "REQUESTED",
                        true));
    }

    @Test
    void leavesOtherTypesAsTheyAre() throws IOException {
        byte[] stored = StoredEvents.corpus("HoldPlaced-1");
        assertThat(StoredEvents.read(HoldPlaced.class.getName(), "1", stored, CHAIN)
                        .get(0)
                        .getPayload())
                .isInstanceOf(HoldPlaced.class);
    }

    @Test
    void stopsHalfWayWhenTheChainIsInTheWrongOrder() throws IOException {
        EventUpcaster wrong = new EventUpcasterChain(BY_REQUEST, CAUSE);
        TrackedEventMessage<?> read = StoredEvents.read(TODAY, "1", StoredEvents.corpus("HoldReleased-1"), wrong)
                .get(0);
        assertThatThrownBy(read::getPayload)
                .isInstanceOf(SerializationException.class)
                .rootCause()
                .as("the second step was never taken, and a primitive field cannot be absent")
                .hasMessageContaining("byRequest");
    }

    /** Whoever goes by version or position takes the second part for the first one come again, and drops it. */
    @Test
    void cannotSplitAnEventWithoutGivingBothPartsOnePlace() throws IOException {
        List<? extends TrackedEventMessage<?>> parts = StoredEvents.read(
                HoldCaptured.class.getName(), "1", StoredEvents.corpus("HoldCaptured-1"), new CaptureSplitter());
        assertThat(parts).hasSize(2).allSatisfy(part -> {
            assertThat(part.getPayload()).isInstanceOf(CapturePart.class);
            assertThat(part.trackingToken().position()).hasValue(StoredRow.POSITION);
            assertThat(part.getIdentifier()).isEqualTo(StoredRow.ID);
            assertThat(((DomainEventMessage<?>) part).getSequenceNumber()).isEqualTo(StoredRow.SEQUENCE);
        });
    }

    /** So that a process of yesterday passes over it in silence: whoever reads must be replaced before who writes. */
    @Test
    void showsATypeThatNobodyKnowsAsUnknownAndDoesNotFail() {
        assertThat(StoredEvents.read(
                        "io.corebank.api.NeverHeardOf", "1", new byte[] {'{', '}'}, NoOpEventUpcaster.INSTANCE))
                .singleElement()
                .satisfies(event -> assertThat(event.getPayloadType()).isEqualTo(UnknownSerializedType.class));
    }

    private static final class CaptureSplitter extends EventMultiUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getName().equals(HoldCaptured.class.getName());
        }

        @Override
        protected Stream<IntermediateEventRepresentation> doUpcast(IntermediateEventRepresentation event) {
            SimpleSerializedType part = new SimpleSerializedType(CapturePart.class.getName(), "1");
            return Stream.of(part, part).map(type -> event.upcastPayload(type, JsonNode.class, payload -> payload));
        }
    }
}
