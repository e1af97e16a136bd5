package io.corebank.eventstore.migration;

/**
 * What an import has done and found. It only exists if every event of the source is in the log with the same content.
 *
 * @param events how many events the source has
 * @param added how many of them were not in the log before
 * @param contentHash a hash over the content of all events in hexadecimal, the same for source and log
 */
public record ImportReport(long events, long added, String contentHash) {}
