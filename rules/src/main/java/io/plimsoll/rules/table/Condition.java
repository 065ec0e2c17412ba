package io.plimsoll.rules.table;

import org.jspecify.annotations.Nullable;

/** A condition cell. Rules call the typed {@code accepts} of each kind; "why not" asks by words, from a stored question. */
public sealed interface Condition permits AnyOf, NumberRange, DateRange, FlagIs {

    /** Whether the cell accepts the value of this text; null is a value the question does not have. */
    boolean acceptsWord(@Nullable String asked);
}
