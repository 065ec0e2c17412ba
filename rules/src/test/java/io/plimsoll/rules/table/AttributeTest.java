package io.plimsoll.rules.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeTest {

    private static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "");
    private static final Column<String> NAME = Column.required("name", Cells.KEY, "");
    private static final TableSchema OWN = new TableSchema(
            "thing", List.of(PLAN, NAME, Column.flag("first", ""), Column.optional("say", Cells.TEXT, "")), List.of());
    private static final TableSchema SCHEMA = OWN.with(List.of(
            attribute("subscription.channel", AttributeType.ONE_OF, "partner", "web shop"),
            attribute("customer.industry", AttributeType.TEXT),
            attribute("customer.employees", AttributeType.NUMBER),
            attribute("subscription.signed", AttributeType.DATE),
            attribute("customer.non-profit", AttributeType.FLAG)));

    @Test
    void standsAmongTheConditionsInTheOrderOfNames() {
        assertThat(SCHEMA.columns().stream().map(Column::name))
                .containsExactly(
                        "plan",
                        "name",
                        "first",
                        "customer.employees",
                        "customer.industry",
                        "customer.non-profit",
                        "subscription.channel",
                        "subscription.signed",
                        "say");
        assertThat(SCHEMA.with(List.of())).isEqualTo(OWN);
    }

    @Test
    void isWrittenOnlyWhereARowAsksForIt() {
        String csv = """
                subscription.channel,row,name,customer.industry,customer.employees
                ,a,x,Health care;  Food & Drink,
                ,b,y,,
                """;
        PolicyTable table = PolicyTable.read(SCHEMA, csv);
        assertThat(table.csv()).isEqualTo("""
                row,plan,name,first,customer.industry,say
                a,,x,,Health care; Food & Drink,
                b,,y,,,
                """);
        assertThat(table.schema().attributes()).extracting(Attribute::name).containsExactly("customer.industry");
        assertThat(PolicyTable.read(SCHEMA, table.csv())).isEqualTo(table);
    }

    @Test
    void isAnUnknownColumnOnceItIsNotDeclared() {
        PolicyTableException refused = catchThrowableOfType(
                PolicyTableException.class, () -> PolicyTable.read(OWN, "row,name,customer.industry\na,x,Food\n"));
        assertThat(refused.errors()).extracting(CellError::column).containsExactly("customer.industry");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer.industry | =Food",
                "customer.industry | Food; Food",
                "customer.industry | Food;",
                "customer.employees | many",
                "customer.employees | 5..1",
                "subscription.signed | 2026-02-30",
                "subscription.signed | 1 March",
                "customer.non-profit | yes",
                "subscription.channel | shop"
            })
    void refusesACellThatIsNotOfItsType(String column, String cell) {
        PolicyTableException refused = catchThrowableOfType(
                PolicyTableException.class,
                () -> PolicyTable.read(SCHEMA, "row,name," + column + "\na,x," + cell + "\n"));
        assertThat(refused.errors()).extracting(CellError::column).containsExactly(column);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, ' Health care ', Health care",
        "NUMBER, 250.00, 250",
        "NUMBER, -0.50, -0.5",
        "NUMBER, 0.00, 0",
        "NUMBER, 100, 100",
        "DATE, 2026-03-01, 2026-03-01",
        "FLAG, true, true"
    })
    void hasOneFormOfEachValue(AttributeType type, String text, String value) {
        assertThat(attribute("customer.x", type).value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"TEXT, a;b", "TEXT, ''", "TEXT, =1", "NUMBER, 1e9", "NUMBER, 1 000", "DATE, 01.03.2026", "FLAG, 1"})
    void refusesAValueOfAnotherType(AttributeType type, String text) {
        assertThatThrownBy(() -> attribute("customer.x", type).value(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected ")
                .hasMessageEndingWith("for `customer.x`, but got `" + text + "`");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x0A, 0x200B, 0x202E, 0x2028, 0xD800, 0xFEFF})
    void refusesTextThatAPersonCannotSee(int character) {
        String text = "Food" + (char) character + "Drink";
        assertThatThrownBy(() -> attribute("customer.x", AttributeType.TEXT).value(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "industry",
                "customer.",
                "customer.Industry",
                "plan.x",
                "customer.a.b",
                "customer.1",
                "customer.a b"
            })
    void refusesANameThatIsNoColumn(String name) {
        assertThatThrownBy(() -> attribute(name, AttributeType.TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("but got `" + name + "`");
    }

    @Test
    void hasWordsExactlyWhenItIsOneOfThem() {
        assertThatThrownBy(() -> attribute("customer.x", AttributeType.ONE_OF)).hasMessageContaining("1 to 50 words");
        assertThatThrownBy(() -> attribute("customer.x", AttributeType.ONE_OF, "a", "a"))
                .hasMessageContaining("once each");
        assertThatThrownBy(() -> attribute("customer.x", AttributeType.TEXT, "a"))
                .hasMessageContaining("no words");
    }

    private static Attribute attribute(String name, AttributeType type, String... oneOf) {
        return new Attribute(name, type, List.of(oneOf), "");
    }
}
