package io.plimsoll.notification;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message, and what became of it.
 *
 * @param audience CUSTOMER or SUCCESS
 * @param channel MAIL
 * @param recipient an address, null when the channel's adapter has to know where it goes
 * @param deliveredTo what the adapter says it did, such as an address or a file
 */
public record Notification(
        long id,
        String businessKey,
        CustomerId customer,
        CustomerKey customerKey,
        String audience,
        String channel,
        @Nullable String recipient,
        String subject,
        String body,
        Instant createdAt,
        @Nullable Instant deliveredAt,
        @Nullable String deliveredTo,
        int attempts,
        @Nullable String lastError) {}
