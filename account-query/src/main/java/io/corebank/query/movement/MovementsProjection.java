package io.corebank.query.movement;

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

/** Keeps the index of movements. It sees every event, so that it knows its position, and uses those of money. */
@Component
@ProcessingGroup("movements")
class MovementsProjection {

    private final ProjectionFeed feed;

    MovementsProjection(Projections projections, PersonalData personalData) {
        this.feed = projections.feed(new MovementAssembly(personalData::open));
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
