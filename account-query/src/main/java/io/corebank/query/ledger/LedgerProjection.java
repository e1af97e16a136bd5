package io.corebank.query.ledger;

import io.corebank.query.projection.ProjectionFeed;
import io.corebank.query.projection.Projections;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps the books. It sees every event, so that it knows its position, and uses those of money. */
@Component
@ProcessingGroup("ledger")
class LedgerProjection {

    private final ProjectionFeed feed;

    LedgerProjection(Projections projections) {
        this.feed = projections.feed(new LedgerAssembly());
    }

    @EventHandler
    void on(EventMessage<?> message, TrackingToken token, UnitOfWork<?> unitOfWork) {
        feed.take(message, token, unitOfWork);
    }

    /** What waits is tried again with everything else. */
    @ResetHandler
    void restart() {
        feed.restart();
    }
}
