package io.plimsoll.forecast;

import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import java.time.Instant;

/**
 * What a meter will have come to at the end of a period, in the meter's unit.
 *
 * @param used so far
 * @param low the least of what single patterns say, see {@link Extrapolation}
 * @param high the most of it
 * @param earlierPeriods how many earlier periods the shape is known from, 0 to 3
 */
public record MeterForecast(
        MeterKey meter,
        ServicePeriod period,
        Quantity used,
        Quantity forecast,
        Quantity low,
        Quantity high,
        int earlierPeriods,
        Instant asOf) {}
