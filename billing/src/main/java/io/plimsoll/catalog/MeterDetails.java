package io.plimsoll.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller says of a meter, as it came; {@link Catalog#putMeter} says what is missing or wrong. See {@link Meter}. */
public record MeterDetails(
        @Nullable String eventType,
        @Nullable String aggregation,
        @Nullable String property,
        @Nullable String unit,
        @Nullable Integer unitExponent,
        @Nullable Map<String, List<String>> filters) {}
