package io.plimsoll.rules.dunning;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;

/** A row's conditions as rules see them. */
public record DunningRow(
        AnyOf plan,
        AnyOf segment,
        AnyOf currency,
        NumberRange amount,
        NumberRange attempt,
        NumberRange daysOverdue,
        AttributeConditions attributes,
        PolicyRow row) {}
