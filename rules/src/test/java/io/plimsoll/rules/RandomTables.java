package io.plimsoll.rules;

import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.AttributeType;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.TableSchema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Small random tables and questions, from pools so small that rows overlap and questions hit their edges. */
final class RandomTables {

    private static final Map<String, List<String>> POOLS = Map.of(
            "plan", List.of("free", "email-49", "api-payg"),
            "segment", List.of("startup", "growth"),
            "country", List.of("US", "DE"),
            "currency", List.of("USD", "EUR", "JPY"),
            "meter", List.of("api-calls", "contacts"),
            "set", List.of("plan", "tier"),
            "customer.industry", List.of("Health care", "Banking & Insurance"),
            "subscription.channel", List.of("partner", "web shop"));

    /** One of each type. */
    static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("customer.industry", AttributeType.TEXT, List.of(), ""),
            new Attribute("customer.employees", AttributeType.NUMBER, List.of(), ""),
            new Attribute("subscription.signed", AttributeType.DATE, List.of(), ""),
            new Attribute("customer.non-profit", AttributeType.FLAG, List.of(), ""),
            new Attribute("subscription.channel", AttributeType.ONE_OF, List.of("partner", "web shop"), ""));

    /** What a question may not know. */
    private static final Set<String> UNKNOWN = Set.of(
            "review.changePercent",
            "approval.amount",
            "approval.percent",
            "trial.daysLeft",
            "trial.usagePercent",
            "incentive.growthPercent",
            "expansion.growthPercent",
            "expansion.milestone",
            "expansion.commitmentPercent",
            "expansion.health");

    private final Random random;

    RandomTables(Random random) {
        this.random = random;
    }

    List<Map<String, String>> rows(TableSchema schema) {
        List<Map<String, String>> rows = new ArrayList<>();
        Set<Map<String, String>> seen = new HashSet<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            Map<String, String> cells = new LinkedHashMap<>();
            schema.conditions().forEach(column -> cells.put(column.name(), condition(column)));
            outcomes(schema.set(), cells);
            Map<String, String> ladder = new LinkedHashMap<>(cells);
            ladder.remove("unitPrice");
            // Two rows of one price with the same conditions would have to be tiers of one ladder.
            if (seen.add(ladder) || !schema.set().equals("tier")) {
                cells.put(TableSchema.ROW_ID, "r" + i);
                rows.add(cells);
            }
        }
        return rows;
    }

    Map<String, String> question(TableSchema schema) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Column<?> column : schema.conditions()) {
            boolean mayBeUnknown =
                    UNKNOWN.contains(schema.set() + "." + column.name()) || Attribute.isName(column.name());
            boolean unknown = mayBeUnknown && random.nextInt(4) == 0;
            if (!unknown) {
                words.put(column.name(), asked(column));
            }
        }
        return words;
    }

    private String asked(Column<?> column) {
        if (column.whenBlank() instanceof FlagIs) {
            return String.valueOf(random.nextBoolean());
        }
        if (column.whenBlank() instanceof DateRange) {
            return day(random.nextInt(7));
        }
        return column.whenBlank() instanceof AnyOf ? oneOf(pool(column)) : String.valueOf(random.nextInt(7));
    }

    private String condition(Column<?> column) {
        if (random.nextInt(3) == 0) {
            return "";
        }
        if (column.whenBlank() instanceof FlagIs) {
            return String.valueOf(random.nextBoolean());
        }
        if (column.whenBlank() instanceof DateRange) {
            return dates();
        }
        return column.whenBlank() instanceof AnyOf ? words(pool(column)) : range();
    }

    private String words(List<String> pool) {
        List<String> words = pool.stream().filter(word -> random.nextBoolean()).toList();
        return words.isEmpty() ? oneOf(pool) : String.join("; ", words);
    }

    private String dates() {
        int from = random.nextInt(7);
        return switch (random.nextInt(4)) {
            case 0 -> day(from) + "..";
            case 1 -> ".." + day(from);
            case 2 -> day(from);
            default -> day(from) + ".." + day(from + 1 + random.nextInt(2));
        };
    }

    private static String day(int number) {
        return LocalDate.of(2026, 2, 26).plusDays(number).toString();
    }

    private String range() {
        int from = random.nextInt(7);
        return switch (random.nextInt(7)) {
            case 5 -> from + "..<" + (from + 1 + random.nextInt(3));
            case 0 -> ">" + from;
            case 1 -> "<" + from;
            case 2 -> from + "..";
            case 3 -> ".." + from;
            case 4 -> String.valueOf(from);
            default -> from + ".." + (from + random.nextInt(3));
        };
    }

    private void outcomes(String set, Map<String, String> cells) {
        switch (set) {
            case "plan" -> cells.put("baseFee", String.valueOf(random.nextInt(100)));
            case "tier" -> {
                cells.put("price", oneOf(List.of("cheap", "dear")));
                cells.put("model", "PER_UNIT");
                cells.put("unitPrice", "0.0" + random.nextInt(10));
            }
            case "terms" ->
                cells.putAll(Map.of(
                        "dayCount", "SECONDS",
                        "proration", "NONE",
                        "roundingStage", "CHARGE",
                        "roundingMode", oneOf(List.of("UP", "DOWN")),
                        "taxRounding", "PER_LINE",
                        "discountOrder", "SEQUENTIAL",
                        "zeroUsageFirstFlatFee", String.valueOf(random.nextBoolean()),
                        "lateUsage", "REFUSE_AFTER_GRACE",
                        "paymentDays", String.valueOf(random.nextInt(60))));
            case "threshold" ->
                cells.putAll(Map.of(
                        "percent", String.valueOf(1 + random.nextInt(100)),
                        "basis", "ACTUAL",
                        "audience", "BOTH",
                        "channel", "MAIL"));
            case "review" -> cells.putAll(Map.of("action", oneOf(List.of("HOLD", "ISSUE")), "graceHours", "1"));
            case "trial" -> cells.putAll(Map.of("lengthDays", "14", "atEnd", oneOf(List.of("CONVERT", "EXPIRE"))));
            case "grace" ->
                cells.putAll(Map.of(
                        "gracePercent", String.valueOf(random.nextInt(100)),
                        "graceDays", String.valueOf(random.nextInt(90)),
                        "forgiveness", oneOf(List.of("NONE", "ONCE")),
                        "notice", "BEFORE_BILLING"));
            case "commitment" -> {
                cells.put("currency", oneOf(List.of("USD", "EUR")));
                cells.putAll(Map.of(
                        "discountPercent", String.valueOf(10 + random.nextInt(20)),
                        "overageDiscountPercent", "5",
                        "trueUp", "PER_TERM"));
            }
            case "incentive" ->
                cells.putAll(Map.of("promotion", oneOf(List.of("welcome", "spring")), "includedMultiplier", "2"));
            case "expansion" ->
                cells.putAll(Map.of(
                        "playbook",
                        oneOf(List.of("growth", "milestone")),
                        "priority",
                        String.valueOf(1 + random.nextInt(5)),
                        "dueDays",
                        "5",
                        "coolDownDays",
                        "30"));
            case "dunning" -> {
                cells.put("currency", oneOf(List.of("USD", "EUR")));
                cells.putAll(Map.of("action", "RETRY", "thenAfterDays", "3"));
            }
            case "approval" ->
                cells.putAll(Map.of("approvers", String.valueOf(1 + random.nextInt(3)), "expiresAfterDays", "14"));
            default -> throw new IllegalStateException("expected a known set, but got " + set);
        }
    }

    private static List<String> pool(Column<?> column) {
        return POOLS.getOrDefault(column.name(), List.of());
    }

    private String oneOf(List<String> pool) {
        return pool.get(random.nextInt(pool.size()));
    }
}
