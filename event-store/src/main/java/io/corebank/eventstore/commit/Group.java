package io.corebank.eventstore.commit;

import java.util.List;
import java.util.Map;

/**
 * Tickets that are written together.
 *
 * @param positions for each ticket the position of its last event, 0 when it has none
 * @param heads the ends of the streams once the batch is written
 */
record Group(List<Ticket> tickets, List<Long> positions, LogBatch batch, Map<String, StreamHead> heads) {

    /** How many of the tickets write anything. */
    long writers() {
        return tickets.stream().filter(Ticket::writes).count();
    }
}
