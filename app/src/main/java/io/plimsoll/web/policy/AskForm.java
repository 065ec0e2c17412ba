package io.plimsoll.web.policy;

import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.TableSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a question: one a condition, of the kind that its cells have. */
final class AskForm {

    private static final int WORDS_OFFERED_AT_MOST = 200;
    /** Fields may be named as parameters of the page are, such as a condition {@code set}. */
    private static final String PREFIX = "ask.";

    private AskForm() {}

    enum Kind {
        WORD,
        NUMBER,
        DATE,
        FLAG
    }

    /** @param offered words that rows of the table ask for */
    public record Field(String name, String column, String says, Kind kind, List<String> offered, String value) {}

    static List<Field> fields(TableSchema schema, PolicyTable table, Map<String, String> sent) {
        return schema.conditions().stream()
                .map(column -> new Field(
                        PREFIX + column.name(),
                        column.name(),
                        column.says(),
                        kind(column),
                        kind(column) == Kind.WORD ? words(column, table) : List.of(),
                        sent.getOrDefault(PREFIX + column.name(), "")))
                .toList();
    }

    /** What was filled in, by column. */
    static Map<String, String> question(TableSchema schema, Map<String, String> sent) {
        Map<String, String> question = new LinkedHashMap<>();
        for (Column<?> column : schema.conditions()) {
            String value = sent.getOrDefault(PREFIX + column.name(), "").strip();
            if (!value.isEmpty()) {
                question.put(column.name(), value);
            }
        }
        return question;
    }

    private static Kind kind(Column<?> column) {
        return switch (column.whenBlank()) {
            case NumberRange ignored -> Kind.NUMBER;
            case DateRange ignored -> Kind.DATE;
            case FlagIs ignored -> Kind.FLAG;
            case null, default -> Kind.WORD;
        };
    }

    private static List<String> words(Column<?> column, PolicyTable table) {
        return table.rows().stream()
                .map(row -> row.cells().getOrDefault(column.name(), ""))
                .flatMap(cell -> Arrays.stream(cell.split(";")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted()
                .limit(WORDS_OFFERED_AT_MOST)
                .toList();
    }
}
