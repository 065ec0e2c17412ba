package io.plimsoll.rules.terms;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.PolicyRow;

/** A row's conditions as rules see them. */
public record TermsRow(AnyOf plan, AnyOf currency, AttributeConditions attributes, PolicyRow row) {}
