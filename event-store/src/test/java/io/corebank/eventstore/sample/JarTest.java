package io.corebank.eventstore.sample;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Aggregates are tested as ever, without any event store. */
class JarTest {

    private final FixtureConfiguration<Jar> fixture = new AggregateTestFixture<>(Jar.class);

    @Test
    void givesWhatIsInIt() {
        fixture.given(new JarOpened("jar"), new MarblesMoved("jar", 5, 5))
                .when(new TakeOut("jar", 2))
                .expectEvents(new MarblesMoved("jar", -2, 3))
                .expectResultMessagePayload(3);
    }

    @Test
    void givesNoMoreThanThat() {
        fixture.given(new JarOpened("jar"), new MarblesMoved("jar", 5, 5))
                .when(new TakeOut("jar", 6))
                .expectException(JarIsShort.class)
                .expectNoEvents();
    }
}
