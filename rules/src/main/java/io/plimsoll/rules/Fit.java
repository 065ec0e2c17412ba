package io.plimsoll.rules;

import io.plimsoll.rules.table.PolicyRow;

/**
 * A row whose filled cells all accept the question. Derived by a set's {@code …-derive.drl}.
 *
 * @param at the row's position
 */
public record Fit(Object question, int at, PolicyRow row) {

    public Fit(Object question, PolicyRow row) {
        this(question, row.position(), row);
    }
}
