package io.plimsoll.rules.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of a set's table, in the order they are written; the row's id comes before them.
 *
 * @param laws what must hold between cells, looked at once each cell is good
 * @param attributes those that have a condition column here, in the order of their names
 */
public record TableSchema(String set, List<Column<?>> columns, List<TableLaw> laws, List<Attribute> attributes) {

    /** The header of the id column. */
    public static final String ROW_ID = "row";

    public TableSchema {
        columns = List.copyOf(columns);
        laws = List.copyOf(laws);
        attributes = List.copyOf(attributes);
    }

    /** The set's own columns alone. */
    public TableSchema(String set, List<Column<?>> columns, List<TableLaw> laws) {
        this(set, columns, laws, List.of());
    }

    /** The set's own columns, and after its conditions one for each attribute, in the order of their names. */
    public TableSchema with(List<Attribute> declared) {
        List<Attribute> inOrder =
                declared.stream().sorted(Comparator.comparing(Attribute::name)).toList();
        List<Column<?>> all = new ArrayList<>();
        columns.stream().filter(column -> !Attribute.isName(column.name())).forEach(all::add);
        int afterConditions = 0;
        for (int i = 0; i < all.size(); i++) {
            afterConditions = all.get(i).isCondition() ? i + 1 : afterConditions;
        }
        all.addAll(afterConditions, inOrder.stream().map(Attribute::column).toList());
        return new TableSchema(set, all, laws, inOrder);
    }

    /** Without the attributes that none of the rows asks for: a table is not about what it does not use. */
    TableSchema withAttributesOf(List<PolicyRow> rows) {
        return with(attributes.stream()
                .filter(attribute -> rows.stream().anyMatch(row -> row.cells().containsKey(attribute.name())))
                .toList());
    }

    public List<Column<?>> conditions() {
        return columns.stream().filter(Column::isCondition).toList();
    }

    public List<Column<?>> outcomes() {
        return columns.stream().filter(column -> !column.isCondition()).toList();
    }

    public Set<String> attributeNames() {
        return attributes.stream().map(Attribute::name).collect(Collectors.toUnmodifiableSet());
    }

    public Optional<Column<?>> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
