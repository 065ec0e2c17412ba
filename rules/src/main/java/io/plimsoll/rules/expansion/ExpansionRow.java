package io.plimsoll.rules.expansion;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;

/** A row's conditions as rules see them. */
public record ExpansionRow(
        AnyOf plan,
        AnyOf meter,
        AnyOf segment,
        NumberRange overagePeriods,
        NumberRange growthPercent,
        NumberRange milestone,
        NumberRange commitmentPercent,
        NumberRange health,
        AttributeConditions attributes,
        PolicyRow row) {}
