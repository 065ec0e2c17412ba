package io.plimsoll.customer;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Someone we bill.
 *
 * @param country ISO 3166-1 alpha-2
 * @param segment the group that policy rows ask for, such as {@code startup}
 * @param timeZone the zone whose midnights begin and end service periods
 * @param email where notices go; null when nobody wants any
 * @param locale the language of letters: English or Malay
 * @param quietHours when letters that can wait do wait; null for never
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
        Locale locale,
        @Nullable QuietHours quietHours,
        Instant createdAt) {}
