package io.plimsoll.rules;

import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.Condition;
import io.plimsoll.rules.table.PolicyRow;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row's filled cells that ask for attributes, as rules see them.
 *
 * @param conditions by attribute name
 */
public record AttributeConditions(Map<String, Condition> conditions) {

    private static final AttributeConditions NONE = new AttributeConditions(Map.of());

    public static AttributeConditions of(PolicyRow row) {
        Map<String, Condition> conditions = new TreeMap<>();
        row.values().forEach((column, value) -> {
            if (Attribute.isName(column)) {
                conditions.put(column, (Condition) value);
            }
        });
        return conditions.isEmpty() ? NONE : new AttributeConditions(conditions);
    }

    /** Whether each cell accepts the value asked; what has no value is accepted by blank cells only. */
    public boolean accepts(Attributes asked) {
        return conditions.entrySet().stream()
                .allMatch(condition -> condition.getValue().acceptsWord(asked.value(condition.getKey())));
    }
}
