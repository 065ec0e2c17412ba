package io.plimsoll.catalog;

import io.plimsoll.kernel.MeterId;
import io.plimsoll.kernel.MeterKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How usage events of one type are summed.
 *
 * @param property the field of the event's data that is read; null for COUNT, which reads none
 * @param unit the word for one unit: {@code call}, {@code GB}
 * @param unitExponent one unit is 10^unitExponent of what events carry: 9 turns bytes into gigabytes, exactly
 * @param filters field of the event's data → the values that count; an event counts when every field has one of them
 */
public record Meter(
        MeterId id,
        MeterKey key,
        String eventType,
        Aggregation aggregation,
        @Nullable String property,
        String unit,
        int unitExponent,
        Map<String, List<String>> filters) {

    public Meter {
        filters = Map.copyOf(filters);
    }
}
