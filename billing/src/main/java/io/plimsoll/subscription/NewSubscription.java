package io.plimsoll.subscription;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.PlanKey;
import java.time.Instant;

/**
 * A subscription to start.
 *
 * @param startAt when service begins; taken down to its quarter hour, because usage is summed by quarter hours
 */
public record NewSubscription(CustomerKey customer, PlanKey plan, Instant startAt, int seats) {}
