package io.corebank.eventstore.sample;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A jar of marbles; the number in it never goes below zero. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public class Jar {

    @AggregateIdentifier
    private @Nullable String jarId;

    private int content;

    Jar() {}

    @CommandHandler
    Jar(OpenJar command) {
        apply(new JarOpened(command.jarId()));
    }

    @CommandHandler
    int handle(PutIn command) {
        apply(new MarblesMoved(command.jarId(), command.marbles(), content + command.marbles()));
        return content;
    }

    @CommandHandler
    int handle(TakeOut command) {
        if (content < command.marbles()) {
            throw new JarIsShort();
        }
        apply(new MarblesMoved(command.jarId(), -command.marbles(), content - command.marbles()));
        return content;
    }

    @EventSourcingHandler
    void on(JarOpened event) {
        jarId = event.jarId();
    }

    @EventSourcingHandler
    void on(MarblesMoved event) {
        content = event.content();
    }
}
