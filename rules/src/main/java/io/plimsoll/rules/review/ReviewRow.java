package io.plimsoll.rules.review;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;

/** A row's conditions as rules see them. */
public record ReviewRow(
        AnyOf plan,
        AnyOf segment,
        AnyOf currency,
        NumberRange amount,
        NumberRange changePercent,
        FlagIs firstInvoice,
        AttributeConditions attributes,
        PolicyRow row) {}
