package io.plimsoll.rules.approval;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;

/** A row's conditions as rules see them. */
public record ApprovalRow(
        AnyOf set,
        AnyOf currency,
        NumberRange amount,
        NumberRange percent,
        FlagIs simulated,
        AttributeConditions attributes,
        PolicyRow row) {}
