package io.plimsoll.catalog;

import io.plimsoll.kernel.Alignment;
import io.plimsoll.kernel.PlanKey;
import java.time.Instant;

/**
 * Something to subscribe to; what it costs is said by policy rows that name its key.
 *
 * @param intervalMonths length of a full service period, 1 to 12
 */
public record Plan(PlanKey key, String name, int intervalMonths, Alignment alignment, Instant createdAt) {}
