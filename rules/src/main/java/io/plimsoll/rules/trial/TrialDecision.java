package io.plimsoll.rules.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a trial goes.
 *
 * @param lengthDays 1 to 365
 * @param remindDaysBefore its end, most first; each below the length
 * @param atEnd CONVERT (to paying), EXTEND or EXPIRE
 * @param extendDays EXTEND: by how many; otherwise null
 * @param expireTo EXPIRE: the plan to go on with; null stops service
 * @param graceDays EXPIRE: of service after the end
 */
public record TrialDecision(
        int lengthDays,
        List<Integer> remindDaysBefore,
        String atEnd,
        @Nullable Integer extendDays,
        @Nullable String expireTo,
        int graceDays) {}
