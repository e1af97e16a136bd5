package io.corebank.account;

import io.corebank.support.inspect.AggregateRebuilder;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.springframework.stereotype.Component;

/** Shows people an account as its own class makes it of its events. */
@Component
class AccountRebuilder implements AggregateRebuilder {

    private final AggregateModel<Account> model = AnnotatedAggregateMetaModelFactory.inspectAggregate(Account.class);

    @Override
    public String type() {
        return Account.TYPE;
    }

    @Override
    public Object rebuild(String aggregateId, List<? extends DomainEventMessage<?>> events) {
        Account account = new Account();
        events.forEach(event -> model.publish(event, account));
        return AccountView.of(account, events.size());
    }
}
