package io.plimsoll.rules.threshold;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.PolicyRow;

/** A row's conditions as rules see them. */
public record ThresholdRow(AnyOf plan, AnyOf meter, AnyOf segment, AttributeConditions attributes, PolicyRow row) {}
