package io.plimsoll.rules.tier;

import io.plimsoll.rules.table.PolicyRow;

/** A row that fits the question, with the price it belongs to. */
public record TierFit(TierQuestion question, int at, String price, PolicyRow row) {

    public TierFit(TierQuestion question, String price, PolicyRow row) {
        this(question, row.position(), price, row);
    }
}
