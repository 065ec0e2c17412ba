package io.plimsoll.rating;

import io.plimsoll.kernel.Money;
import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/** The answer of {@code POST /prices/prorate}. */
@SuppressWarnings("DoNotCallSuggester")
public record ProrationQuote(Money amount, BigDecimal fraction) {

    /** {@code {"amount","fraction"}}, decimals as strings. */
    public ObjectNode toJson() {
        throw new UnsupportedOperationException();
    }
}
