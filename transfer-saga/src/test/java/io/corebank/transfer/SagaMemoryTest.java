package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.junit.jupiter.api.Test;

class SagaMemoryTest {

    private static final AssociationValue ONE = new AssociationValue("transferId", "one");
    private static final AssociationValue TWO = new AssociationValue("transferId", "two");

    private final SagaMemory memory = new SagaMemory(1);
    private final TransferSaga saga = new TransferSaga();

    @Test
    void findsWhatItKeepsUntilItEnds() {
        memory.insertSaga(TransferSaga.class, "a", saga, Set.of(ONE));

        assertThat(memory.findSagas(TransferSaga.class, ONE)).containsExactly("a");
        assertThat(memory.loadSaga(TransferSaga.class, "a").saga()).isSameAs(saga);
        assertThat(memory.loadSaga(TransferSaga.class, "a").associationValues()).containsExactly(ONE);

        memory.deleteSaga(TransferSaga.class, "a", Set.of(ONE));

        assertThat(memory.findSagas(TransferSaga.class, ONE)).isEmpty();
        assertThat(memory.loadSaga(TransferSaga.class, "a")).isNull();
        assertThat(memory.size()).isZero();
    }

    @Test
    void followsAChangedAssociation() {
        memory.insertSaga(TransferSaga.class, "a", saga, Set.of(ONE));
        AssociationValuesImpl changed = new AssociationValuesImpl(Set.of(ONE));
        changed.remove(ONE);
        changed.add(TWO);

        memory.updateSaga(TransferSaga.class, "a", saga, changed);

        assertThat(memory.findSagas(TransferSaga.class, ONE)).isEmpty();
        assertThat(memory.findSagas(TransferSaga.class, TWO)).containsExactly("a");
    }

    @Test
    void keepsNoMoreThanItHasRoomFor() {
        memory.insertSaga(TransferSaga.class, "a", saga, Set.of(ONE));
        memory.insertSaga(TransferSaga.class, "b", saga, Set.of(TWO));

        assertThat(memory.findSagas(TransferSaga.class, ONE)).containsExactly("a");
        assertThat(memory.findSagas(TransferSaga.class, TWO)).isEmpty();
    }

    @Test
    void forgetsEverythingAsANewStartDoes() {
        memory.insertSaga(TransferSaga.class, "a", saga, Set.of(ONE));

        memory.clear();

        assertThat(memory.findSagas(TransferSaga.class, ONE)).isEmpty();
        assertThat(memory.size()).isZero();
    }
}
