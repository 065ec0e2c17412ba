package io.plimsoll.rating;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.UnitPrice;
import java.math.BigDecimal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answer of {@code POST /prices/quote}: the charge with its minimum, as the API shows it. */
public record Quote(Charge charge) {

    /** {@code {"amount","unrounded","components":[{"description","quantity","unitPrice","amount"}]}}, decimals as strings. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("amount", charge.total().toPlainString());
        json.put("unrounded", atLeastScaleOf(charge.total(), charge.totalUnrounded()));
        ArrayNode components = json.putArray("components");
        for (ChargeComponent component : charge.allComponents()) {
            UnitPrice unitPrice = component.unitPrice();
            components
                    .addObject()
                    .put("description", component.description())
                    .put("quantity", component.quantity().toString())
                    .put(
                            "unitPrice",
                            unitPrice == null ? null : unitPrice.amount().toPlainString())
                    .put("amount", component.amount().toPlainString());
        }
        return json;
    }

    private static String atLeastScaleOf(Money money, BigDecimal exact) {
        BigDecimal bare = exact.stripTrailingZeros();
        return bare.setScale(Math.max(bare.scale(), money.amount().scale())).toPlainString();
    }
}
