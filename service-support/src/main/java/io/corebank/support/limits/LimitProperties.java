package io.corebank.support.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests a caller may make in a window of time. Each item of a batch counts as a request.
 *
 * @param enabled whether anything is limited at all
 * @param window how long a count lasts; at least a second
 * @param perCustomer for those who act for themselves only
 * @param perColleague for services and for people who work at the bank
 * @param callers how many callers are remembered; the memory is bounded by about 200 bytes for each
 */
@ConfigurationProperties("bank.rate-limit")
record LimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1m") Duration window,
        @DefaultValue("600000") long perCustomer,
        @DefaultValue("6000000") long perColleague,
        @DefaultValue("100000") long callers) {

    private static final int LEAST = 2;

    LimitProperties {
        if (window.toSeconds() < 1) {
            throw new IllegalArgumentException("bank.rate-limit.window is at least 1s");
        }
        if (perCustomer < LEAST || perColleague < LEAST) {
            throw new IllegalArgumentException("A rate limit is at least " + LEAST);
        }
    }
}
