package io.plimsoll.metering;

import java.util.List;

/** What became of a batch of usage events: every one was accepted, a duplicate, or rejected. */
public record IngestResult(int accepted, int duplicates, List<Rejection> rejected) {

    public IngestResult {
        rejected = List.copyOf(rejected);
    }
}
