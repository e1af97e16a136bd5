package io.corebank.query.transfer;

import io.corebank.query.projection.ProjectionFeed;
import io.corebank.query.projection.Projections;
import io.corebank.support.privacy.PersonalData;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps the index of transfers. It sees every event, so that it knows its position, and uses those of transfers. */
@Component
@ProcessingGroup("transfers")
class TransfersProjection {

    private final ProjectionFeed feed;
    private final AccountOwners owners;

    TransfersProjection(Projections projections, PersonalData personalData, AccountOwners owners) {
        this.feed = projections.feed(new TransferAssembly(personalData::open, owners::ownerOf));
        this.owners = owners;
    }

    @EventHandler
    void on(Object event, EventMessage<?> message, TrackingToken token, UnitOfWork<?> unitOfWork) {
        owners.learn(event);
        feed.take(message, token, unitOfWork);
    }
}
