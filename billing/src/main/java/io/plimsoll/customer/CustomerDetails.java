package io.plimsoll.customer;

import org.jspecify.annotations.Nullable;

/**
 * What a caller says of a customer, as it came: any part may be missing or wrong, {@link Customers#put} says which.
 *
 * @param currency ISO 4217
 * @param country ISO 3166-1 alpha-2
 * @param segment a key such as {@code startup}
 * @param timeZone an IANA zone such as {@code Europe/Berlin}
 * @param email optional
 * @param locale {@code en} or {@code ms}; English when left out
 * @param quietHours such as {@code 21:00-07:00} by the customer's clock; none when left out
 */
public record CustomerDetails(
        @Nullable String name,
        @Nullable String currency,
        @Nullable String country,
        @Nullable String segment,
        @Nullable String timeZone,
        @Nullable String email,
        @Nullable String locale,
        @Nullable String quietHours) {

    /** Letters in English at any hour. */
    public CustomerDetails(
            @Nullable String name,
            @Nullable String currency,
            @Nullable String country,
            @Nullable String segment,
            @Nullable String timeZone,
            @Nullable String email) {
        this(name, currency, country, segment, timeZone, email, null, null);
    }
}
