package io.corebank.transfer;

import io.corebank.support.inspect.AggregateRebuilder;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.springframework.stereotype.Component;

/** Shows people a standing order as its own class makes it of its events; its reference stays sealed. */
@Component
class StandingOrderRebuilder implements AggregateRebuilder {

    private final AggregateModel<StandingOrder> model =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(StandingOrder.class);

    @Override
    public String type() {
        return StandingOrder.TYPE;
    }

    @Override
    public Object rebuild(String aggregateId, List<? extends DomainEventMessage<?>> events) {
        StandingOrder order = new StandingOrder();
        events.forEach(event -> model.publish(event, order));
        return StandingOrderView.of(order.state(), null);
    }
}
