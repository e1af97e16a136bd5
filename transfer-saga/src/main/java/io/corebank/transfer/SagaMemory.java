package io.corebank.transfer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;

/**
 * The sagas of the transfers that this process has seen begin, in memory: a step costs no round trip. There is nothing
 * in them that the transfer's events do not tell. What another process, or an earlier life of this one, has begun and
 * not ended is driven on from those events by {@link TransferSweeper}.
 */
final class SagaMemory implements SagaStore<TransferSaga> {

    private record Kept<S>(S saga, Set<AssociationValue> associationValues) implements Entry<S> {}

    private final int most;
    private final ConcurrentMap<String, Kept<TransferSaga>> sagas = new ConcurrentHashMap<>();
    private final ConcurrentMap<AssociationValue, String> ids = new ConcurrentHashMap<>();

    /** @param most how many sagas are remembered; any other that begins is left to the sweeper */
    SagaMemory(int most) {
        this.most = most;
    }

    @Override
    public Set<String> findSagas(Class<? extends TransferSaga> sagaType, AssociationValue associationValue) {
        String id = ids.get(associationValue);
        return id == null ? Set.of() : Set.of(id);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends TransferSaga> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        return (Entry<S>) sagas.get(sagaIdentifier);
    }

    @Override
    public void insertSaga(
            Class<? extends TransferSaga> sagaType,
            String sagaIdentifier,
            TransferSaga saga,
            Set<AssociationValue> associationValues) {
        if (sagas.size() < most) {
            put(sagaIdentifier, new Kept<>(saga, Set.copyOf(associationValues)));
        }
    }

    @Override
    public void updateSaga(
            Class<? extends TransferSaga> sagaType,
            String sagaIdentifier,
            TransferSaga saga,
            AssociationValues associationValues) {
        associationValues.removedAssociations().forEach(ids::remove);
        put(sagaIdentifier, new Kept<>(saga, Set.copyOf(associationValues.asSet())));
    }

    private void put(String sagaIdentifier, Kept<TransferSaga> kept) {
        sagas.put(sagaIdentifier, kept);
        kept.associationValues().forEach(value -> ids.put(value, sagaIdentifier));
    }

    @Override
    public void deleteSaga(
            Class<? extends TransferSaga> sagaType, String sagaIdentifier, Set<AssociationValue> associationValues) {
        sagas.remove(sagaIdentifier);
        associationValues.forEach(value -> ids.remove(value, sagaIdentifier));
    }

    /** Forgets everything, as a new start does, or when another process goes on. */
    void clear() {
        sagas.clear();
        ids.clear();
    }

    int size() {
        return sagas.size();
    }
}
