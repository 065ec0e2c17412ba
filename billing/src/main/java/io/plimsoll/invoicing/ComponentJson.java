package io.plimsoll.invoicing;

import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.UnitPrice;
import io.plimsoll.rating.ChargeComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How components are stored with a line and written into the document; decimals are strings. */
final class ComponentJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ComponentJson() {}

    static ArrayNode write(List<ChargeComponent> components) {
        ArrayNode array = JSON.createArrayNode();
        for (ChargeComponent component : components) {
            ObjectNode node = array.addObject()
                    .put("description", component.description())
                    .put("quantity", component.quantity().toString());
            UnitPrice unitPrice = component.unitPrice();
            if (unitPrice != null) {
                node.put("unitPrice", unitPrice.amount().toPlainString());
            }
            node.put("amount", component.amount().toPlainString());
        }
        return array;
    }

    static List<ChargeComponent> read(String stored, Currency currency) {
        List<ChargeComponent> components = new ArrayList<>();
        for (JsonNode node : JSON.readTree(stored)) {
            JsonNode unitPrice = node.get("unitPrice");
            components.add(new ChargeComponent(
                    node.required("description").asString(),
                    Quantity.of(node.required("quantity").asString()),
                    unitPrice == null ? null : UnitPrice.of(currency, unitPrice.asString()),
                    new BigDecimal(node.required("amount").asString())));
        }
        return components;
    }
}
