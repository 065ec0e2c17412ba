package io.plimsoll.rating;

import io.plimsoll.kernel.Money;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answer of {@code POST /prices/prorate}. */
public record ProrationQuote(Money amount, ServedShare share) {

    /** {@code {"amount","fraction"}}, decimals as strings; the fraction is rounded for reading, the amount comes from the exact one. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", amount.toPlainString())
                .put("fraction", share.rounded().toPlainString());
    }
}
