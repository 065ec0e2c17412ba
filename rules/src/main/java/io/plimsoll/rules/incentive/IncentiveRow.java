package io.plimsoll.rules.incentive;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;

/** A row's conditions as rules see them. */
public record IncentiveRow(
        AnyOf plan,
        AnyOf segment,
        AnyOf currency,
        DateRange periodStart,
        NumberRange monthsSinceStart,
        NumberRange growthPercent,
        FlagIs renewal,
        AttributeConditions attributes,
        PolicyRow row) {}
