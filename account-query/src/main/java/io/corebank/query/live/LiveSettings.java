package io.corebank.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How live streams behave, under {@code bank.live}.
 *
 * @param heartbeat how often a silent stream says that it is alive
 * @param streams at most so many at a time; further ones are answered 503
 * @param buffer events that may wait for a slow client before it is disconnected
 */
@ConfigurationProperties("bank.live")
record LiveSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("8000") int streams,
        @DefaultValue("256") int buffer) {

    LiveSettings {
        if (buffer < 1) {
            throw new IllegalArgumentException("bank.live.buffer must be 1 at least, or no event is ever sent");
        }
    }
}
