package io.plimsoll.rules.commitment;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;

/** A row's conditions as rules see them. */
public record CommitmentRow(
        AnyOf plan,
        AnyOf segment,
        AnyOf currency,
        NumberRange committedAmount,
        NumberRange termMonths,
        AttributeConditions attributes,
        PolicyRow row) {}
