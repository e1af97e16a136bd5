package io.corebank.eventstore.sample;

/** There are fewer marbles in the jar than were asked for. */
public class JarIsShort extends RuntimeException {
    public JarIsShort() {
        super("not enough marbles");
    }
}
