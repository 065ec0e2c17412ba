package io.plimsoll.rules.trial;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;

/** A row's conditions as rules see them. */
public record TrialRow(
        AnyOf plan,
        AnyOf segment,
        NumberRange daysLeft,
        NumberRange usagePercent,
        NumberRange extensions,
        AttributeConditions attributes,
        PolicyRow row) {}
