package io.plimsoll.metering;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.MeterId;
import java.time.Instant;

/**
 * A customer's meter moved since somebody last looked.
 *
 * @param oldestAt when the oldest of the new events occurred
 * @param newestAt when the newest of them occurred
 */
public record UsageMovement(CustomerId customer, MeterId meter, Instant oldestAt, Instant newestAt) {}
