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
 * @param perAccount for what is done to one account by its customer, and again for what the bank's people do to it
 * @param callers how many callers and how many accounts are remembered; that takes about 200 bytes for each
 * @param shared whether all processes count together, in PostgreSQL, instead of each for itself
 */
@ConfigurationProperties("bank.rate-limit")
record LimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1m") Duration window,
        @DefaultValue("600000") long perCustomer,
        @DefaultValue("6000000") long perColleague,
        @DefaultValue("6000000") long perAccount,
        @DefaultValue("100000") long callers,
        @DefaultValue("false") boolean shared) {

    private static final int LEAST = 2;

    LimitProperties {
        if (window.toSeconds() < 1) {
            throw new IllegalArgumentException("bank.rate-limit.window is at least 1s");
        }
        if (Math.min(perAccount, Math.min(perCustomer, perColleague)) < LEAST) {
            throw new IllegalArgumentException("A rate limit is at least " + LEAST);
        }
    }
}
