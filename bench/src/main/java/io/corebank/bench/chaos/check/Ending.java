package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.history.Recorded;

/**
 * What is known when the log has been read.
 *
 * @param history written down after the log was read, so that everything in the log has been asked for in it
 * @param last the position of the last event that was read
 * @param head where the bank says that the log ends, asked before it was read
 * @param nowMicros when it was read
 * @param complete whether the load is over, so that nothing is under way any more
 */
record Ending(Recorded history, long last, long head, long nowMicros, boolean complete) {}
