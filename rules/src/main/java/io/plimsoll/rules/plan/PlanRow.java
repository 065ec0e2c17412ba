package io.plimsoll.rules.plan;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;

/** A row's conditions as rules see them. */
public record PlanRow(
        AnyOf plan,
        AnyOf segment,
        AnyOf country,
        AnyOf currency,
        NumberRange tenureMonths,
        AttributeConditions attributes,
        PolicyRow row) {}
