package io.plimsoll.rules.tier;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.PolicyRow;

/**
 * A row's conditions as rules see them.
 *
 * @param price the name that the rows of one price share
 */
public record TierRow(
        String price,
        AnyOf plan,
        AnyOf meter,
        AnyOf segment,
        AnyOf currency,
        AttributeConditions attributes,
        PolicyRow row) {}
