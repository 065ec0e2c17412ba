package io.plimsoll.customer;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Someone we bill.
 *
 * @param country ISO 3166-1 alpha-2
 * @param segment the group that policy rows ask for, such as {@code startup}
 * @param timeZone the zone whose midnights begin and end service periods
 * @param email where notices go; null when nobody wants any
 */
public record Customer(
        CustomerId id,
        CustomerKey key,
        String name,
        Currency currency,
        String country,
        String segment,
        ZoneId timeZone,
        @Nullable String email,
        Instant createdAt) {}
