package io.plimsoll.metering;

import io.plimsoll.kernel.CustomerKey;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A raw fact sent in: something was used. One (subject, source, id) counts once for ever.
 *
 * @param subject the customer's own key
 * @param time when it was used, whole microseconds
 * @param data what meters read; its numbers are decimals
 */
public record UsageEvent(String source, String id, String type, CustomerKey subject, Instant time, ObjectNode data) {}
