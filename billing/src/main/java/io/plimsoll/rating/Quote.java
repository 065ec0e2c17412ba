package io.plimsoll.rating;

import tools.jackson.databind.node.ObjectNode;

/** The answer of {@code POST /prices/quote}: the charge with its minimum, as the API shows it. */
@SuppressWarnings("DoNotCallSuggester")
public record Quote(Charge charge) {

    /** {@code {"amount","unrounded","components":[{"description","quantity","unitPrice","amount"}]}}, decimals as strings. */
    public ObjectNode toJson() {
        throw new UnsupportedOperationException();
    }
}
