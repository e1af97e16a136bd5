package io.corebank.query.transfer;

import io.corebank.query.projection.ProjectionFeed;
import io.corebank.query.projection.Projections;
import io.corebank.support.privacy.PersonalData;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps the index of transfers. It sees every event, so that it knows its position, and uses those of transfers. */
@Component
@ProcessingGroup("transfers")
class TransfersProjection {

    private final ProjectionFeed feed;

    TransfersProjection(Projections projections, PersonalData personalData, AccountOwners owners) {
        this.feed = projections.feed(
                new TransferAssembly(personalData::open, owners::ownerOf), event -> owners.learn(event.payload()));
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
