package io.plimsoll.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What a caller says of a plan, as it came; {@link Catalog#putPlan} says what is missing or wrong.
 *
 * @param intervalMonths 1 to 12; 1 when missing
 * @param alignment CALENDAR or ANNIVERSARY; CALENDAR when missing
 */
public record PlanDetails(
        @Nullable String name,
        @Nullable Integer intervalMonths,
        @Nullable String alignment) {}
