package io.plimsoll.rules.grace;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;

/** A row's conditions as rules see them. */
public record GraceRow(
        AnyOf plan,
        AnyOf meter,
        AnyOf segment,
        NumberRange tenureMonths,
        NumberRange overagePercent,
        NumberRange earlierOverages,
        AttributeConditions attributes,
        PolicyRow row) {}
