package io.plimsoll.rules.lint;

import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.AttributeType;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random tables over so few values that every question there is can be asked. */
final class SmallTables {

    static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("customer.size", AttributeType.NUMBER, List.of(), ""),
            new Attribute("customer.since", AttributeType.DATE, List.of(), ""),
            new Attribute("customer.kind", AttributeType.ONE_OF, List.of("shop", "bank"), ""),
            new Attribute("subscription.vip", AttributeType.FLAG, List.of(), ""));

    static final Map<String, Set<String>> KNOWN = Map.of(
            "plan", Set.of("free", "team"),
            "meter", Set.of("calls", "seats"),
            "segment", Set.of("startup", "public"),
            "country", Set.of("US", "DE"),
            "currency", Set.of("USD", "EUR"),
            "customer.kind", Set.of("shop", "bank"));

    /** A word that nobody asks for yet; of attributes only one of the declared words can be. */
    static final String TOMORROW = "tomorrow";

    private static final List<String> DAYS = List.of("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04");

    private final Random random;

    SmallTables(Random random) {
        this.random = random;
    }

    List<Map<String, String>> rows(TableSchema schema) {
        List<Map<String, String>> rows = new ArrayList<>();
        int count = 1 + random.nextInt(7);
        int blanks = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Map<String, String> cells = new LinkedHashMap<>();
            schema.conditions().forEach(column -> cells.put(column.name(), condition(column, blanks)));
            addWithOutcomes(schema.set(), "r" + i, cells, rows);
        }
        return rows;
    }

    /** Every question, up to what no cell tells apart. */
    static List<Map<String, String>> questions(TableSchema schema) {
        List<Map<String, String>> questions = List.of(Map.of());
        for (Column<?> column : schema.conditions()) {
            List<@Nullable String> values = values(column);
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> question : questions) {
                for (String value : values) {
                    Map<String, String> words = new LinkedHashMap<>(question);
                    if (value != null) {
                        words.put(column.name(), value);
                    }
                    longer.add(words);
                }
            }
            questions = longer;
        }
        return questions;
    }

    private static List<@Nullable String> values(Column<?> column) {
        boolean attribute = Attribute.isName(column.name());
        List<@Nullable String> values = new ArrayList<>(
                switch (column.whenBlank()) {
                    case AnyOf any ->
                        Stream.concat(
                                        KNOWN.getOrDefault(column.name(), Set.of()).stream(),
                                        attribute ? Stream.of() : Stream.of(TOMORROW))
                                .toList();
                    case FlagIs any -> List.of("true", "false");
                    case DateRange any -> DAYS;
                    case NumberRange any -> numbers(column.name().equals("tenureMonths"));
                    case null, default -> throw new IllegalStateException(column.name());
                });
        if (attribute || column.name().equals("changePercent")) {
            values.add(null);
        }
        if (values.contains("0") && (attribute || column.name().equals("changePercent"))) {
            values.add("-1");
        }
        return values;
    }

    /** The boundaries that {@link #range} draws, what lies between them, and what lies outside. */
    private static List<String> numbers(boolean whole) {
        return whole ? List.of("0", "1", "2", "3") : List.of("0", "1", "1.25", "1.5", "1.75", "2", "3");
    }

    private String condition(Column<?> column, int blanks) {
        if (random.nextInt(1 + blanks) > 0) {
            return "";
        }
        return switch (column.whenBlank()) {
            case AnyOf any -> words(List.copyOf(KNOWN.getOrDefault(column.name(), Set.of())));
            case FlagIs any -> String.valueOf(random.nextBoolean());
            case DateRange any -> dates();
            case NumberRange any -> range();
            case null, default -> throw new IllegalStateException(column.name());
        };
    }

    private String words(List<String> pool) {
        List<String> words =
                pool.stream().filter(word -> random.nextBoolean()).sorted().toList();
        return words.isEmpty() ? pool.get(random.nextInt(pool.size())) : String.join("; ", words);
    }

    private String dates() {
        int first = 1 + random.nextInt(DAYS.size() - 2);
        int last = first + random.nextInt(DAYS.size() - 1 - first);
        return switch (random.nextInt(3)) {
            case 0 -> DAYS.get(first) + "..";
            case 1 -> ".." + DAYS.get(last);
            default -> DAYS.get(first) + ".." + DAYS.get(last);
        };
    }

    private String range() {
        List<String> ends = List.of("1", "1.5", "2");
        int low = random.nextInt(3);
        String end = ends.get(low);
        return switch (random.nextInt(6)) {
            case 0 -> ">" + end;
            case 1 -> "<" + end;
            case 2 -> end + "..";
            case 3 -> ".." + end;
            case 4 -> end;
            default -> end + ".." + ends.get(low + random.nextInt(3 - low));
        };
    }

    private void addWithOutcomes(
            String set, String id, Map<String, String> conditions, List<Map<String, String>> rows) {
        Map<String, String> cells = new LinkedHashMap<>(conditions);
        cells.put("row", id);
        switch (set) {
            case "plan" -> cells.put("baseFee", String.valueOf(random.nextInt(3)));
            case "review" -> cells.putAll(Map.of("action", random.nextBoolean() ? "HOLD" : "ISSUE", "graceHours", "1"));
            case "terms" ->
                cells.putAll(Map.of(
                        "dayCount", "SECONDS",
                        "proration", "NONE",
                        "roundingStage", "CHARGE",
                        "roundingMode", random.nextBoolean() ? "UP" : "DOWN",
                        "taxRounding", "PER_LINE",
                        "discountOrder", "SEQUENTIAL",
                        "zeroUsageFirstFlatFee", "true",
                        "lateUsage", "REFUSE_AFTER_GRACE",
                        "paymentDays", "1"));
            case "tier" -> {
                addPrice(id, cells, rows);
                return;
            }
            default -> throw new IllegalStateException("expected a known set, but got " + set);
        }
        rows.add(cells);
    }

    /** A price of one row, or a ladder of two; prices of one name never ask the same, which a law forbids. */
    private void addPrice(String id, Map<String, String> cells, List<Map<String, String>> rows) {
        String price = List.of("cheap", "dear", "fair").get(random.nextInt(3));
        Map<String, String> asked = new LinkedHashMap<>(cells);
        asked.put("price", price);
        boolean again = rows.stream()
                .anyMatch(row -> asked.entrySet().stream()
                        .allMatch(cell -> cell.getKey().equals("row")
                                || cell.getValue().equals(row.getOrDefault(cell.getKey(), ""))));
        if (again) {
            return;
        }
        cells.put("price", price);
        if (random.nextBoolean()) {
            cells.put("model", "PER_UNIT");
            cells.put("unitPrice", "0." + (1 + random.nextInt(9)));
            rows.add(cells);
        } else {
            cells.put("model", "GRADUATED");
            cells.put("flatFee", String.valueOf(random.nextInt(9)));
            Map<String, String> first = new LinkedHashMap<>(cells);
            first.put("upTo", "10");
            rows.add(first);
            Map<String, String> second = new LinkedHashMap<>(cells);
            second.put("row", id + "b");
            rows.add(second);
        }
    }

    static String shown(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> row.entrySet().stream()
                        .filter(cell -> !cell.getValue().isEmpty())
                        .map(cell -> cell.getKey() + "=" + cell.getValue())
                        .collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
    }

    static List<String> wordsOf(String cell) {
        return Arrays.asList(cell.split("; "));
    }
}
