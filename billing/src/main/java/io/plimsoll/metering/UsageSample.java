package io.plimsoll.metering;

import java.time.Instant;

/**
 * One stored event that a meter read.
 *
 * @param data the event's data as JSON
 */
public record UsageSample(String source, String id, Instant occurredAt, Instant receivedAt, String data) {}
