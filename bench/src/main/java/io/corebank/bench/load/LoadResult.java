package io.corebank.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What a load has measured.
 *
 * @param succeeded answers with a 2xx status within the time
 * @param failed other answers, and none
 * @param broken how many of the failed ones got no answer, because their connection was closed
 * @param seconds the time that the answers were counted in
 * @param clientCores processor seconds per second that this client itself has used
 * @param nanos latencies of the successful ones, from when a request was due to when its answer was complete
 */
public record LoadResult(
        long succeeded, long failed, long broken, double seconds, double clientCores, Histogram nanos) {

    /** Successful answers a second. */
    public double perSecond() {
        return succeeded / seconds;
    }

    /** A percentile of the latencies in milliseconds. */
    public double millisAt(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }
}
