package io.plimsoll.history;

import java.time.Instant;

/**
 * How far the history of one partition is.
 *
 * @param exportedPosition the last record the exporter saw, kept or not
 * @param lastRecordedAt broker time of that record
 * @param missingPositions records the exporter never saw; anything but 0 means the history has a hole
 * @param unprojected kept records that are not yet in the projections
 */
public record HistoryLag(
        int partitionId, long exportedPosition, Instant lastRecordedAt, long missingPositions, long unprojected) {}
