package io.corebank.eventstore.axon;

import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.Operation;
import io.corebank.eventstore.OperationInProgressException;
import io.corebank.eventstore.TooManyCommandsException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The commands that have been taken and not been answered: no more than a bound, and no operation twice. */
final class InFlight {

    private final int limit;
    private final Semaphore places;
    private final Set<String> operations = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    InFlight(int limit) {
        this.limit = limit;
        this.places = new Semaphore(limit);
    }

    /** Takes a command in, or throws why not. */
    void enter(@Nullable Operation operation) {
        if (closed) {
            throw new EventStoreUnavailableException("This process is stopping");
        }
        if (!places.tryAcquire()) {
            throw new TooManyCommandsException(limit);
        }
        if (operation != null && !operations.add(operation.operationId())) {
            places.release();
            throw new OperationInProgressException(operation.operationId());
        }
    }

    void leave(@Nullable Operation operation) {
        if (operation != null) {
            operations.remove(operation.operationId());
        }
        places.release();
    }

    int count() {
        return limit - places.availablePermits();
    }

    /** Takes no more commands, and waits a while for those that are in. May be done again, as Axon does. */
    void drain(long patience, TimeUnit unit) {
        closed = true;
        try {
            if (places.tryAcquire(limit, patience, unit)) {
                places.release(limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
