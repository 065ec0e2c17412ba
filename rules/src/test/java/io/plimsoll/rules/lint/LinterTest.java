package io.plimsoll.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.ShippedPolicies;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.PolicyTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LinterTest {

    static final List<PolicySet<?, ?>> SETS = PolicySets.ALL;

    private static final String VOLUME = """
            row,price,plan,meter,segment,currency,model,upTo,unitPrice,flatFee,blockSize,minimum,maximum,discountPercent
            """;

    @ParameterizedTest
    @FieldSource("SETS")
    void findsNothingInTheShippedTablesThatBlocks(PolicySet<?, ?> set) {
        List<Finding> findings = Linter.findings(set, set.schema(), written(ShippedPolicies.table(set)), shipped());
        assertThat(findings).filteredOn(Finding::isError).isEmpty();
        assertThat(findings).extracting(Finding::kind).isSubsetOf(FindingKind.MISSING_NOTICE);
    }

    @Test
    void saysWhichCellCannotBeReadAndLooksAtTheOtherRows() {
        List<Finding> findings = of("plan", """
                row,plan,currency,baseFee
                a,free,USD,1
                b,free,USD,2
                c,free,EUR,=1+1
                """);
        assertThat(findings)
                .extracting(Finding::kind, Finding::row, Finding::column)
                .containsExactly(
                        tuple(FindingKind.CONTRADICTION, "b", "baseFee"),
                        tuple(FindingKind.UNREADABLE_CELL, "c", "baseFee"));
    }

    @Test
    void marksTheColumnInWhichRowsOverlap() {
        assertThat(of("plan", """
                row,plan,tenureMonths,baseFee
                young,free,0..12,1
                old,free,12..,2
                """))
                .extracting(Finding::kind, Finding::row, Finding::column, Finding::sentence, Finding::counterExample)
                .containsExactly(tuple(
                        FindingKind.OVERLAP,
                        "old",
                        "tenureMonths",
                        "Row `old` and row `young` fit the same question, and then nothing is decided: plan free, segment example, country US, currency USD, tenureMonths 12.",
                        Map.of(
                                "plan",
                                "free",
                                "segment",
                                "example",
                                "country",
                                "US",
                                "currency",
                                "USD",
                                "tenureMonths",
                                "12")));
    }

    @Test
    void asksForWholeMonthsOnly() {
        assertThat(of("plan", """
                row,plan,tenureMonths,baseFee
                young,free,<12,1
                old,free,>11,2
                never,free,11.2..11.8,3
                """))
                .extracting(Finding::kind, Finding::row)
                .containsExactly(tuple(FindingKind.NEVER_MATCHES, "never"));
    }

    @Test
    void saysWhichRowWouldFillAGap() {
        List<Finding> findings = Linter.findings(
                PolicySets.PLAN,
                PolicySets.PLAN.schema(),
                rows("""
                        row,plan,currency,tenureMonths,baseFee
                        usd,team,USD,,1
                        eur,team,EUR,0..11,1
                        """),
                new LintContext(Map.of("currency", Set.of("USD", "EUR", "JPY")), Map.of(), null, null));
        assertThat(findings)
                .extracting(Finding::sentence)
                .containsExactly(
                        "No row answers when currency is JPY; row `usd` would, but its currency is USD.",
                        "No row answers when currency is EUR and tenureMonths is above 11; "
                                + "row `eur` would, but its tenureMonths is 0..11.");
    }

    @Test
    void leavesSilentWhatNoRowSpeaksOf() {
        assertThat(of("commitment", """
                row,plan,currency,committedAmount,termMonths,discountPercent,overageDiscountPercent,trueUp
                ten,team,USD,10000..24999,12..,10,0,PER_TERM
                more,team,USD,25000..,12..,15,0,PER_TERM
                """))
                .extracting(Finding::kind, Finding::sentence)
                .containsExactly(tuple(
                        FindingKind.GAP,
                        "No row answers when committedAmount is above 24999 and below 25000 and termMonths is from 12; "
                                + "row `ten` would, but its committedAmount is 10000..24999."));
    }

    @Test
    void canAskEverySetSomething() {
        PolicySets.ALL.forEach(set -> {
            Asking asking = new Asking(set, set.schema());
            Map<String, String> usual = new LinkedHashMap<>();
            set.schema().conditions().forEach(column -> usual.put(column.name(), asking.usual(column.name())));
            assertThat(asking.isAsked(usual)).as(set.name()).isTrue();
        });
    }

    @Test
    void showsWhereMoreUnitsCostLess() {
        assertThat(of("tier", VOLUME + """
                s,volume,storage,gb,,USD,VOLUME,1000,0.09,,,,,
                m,volume,storage,gb,,USD,VOLUME,,0.07,,,,,
                """))
                .extracting(Finding::kind, Finding::row, Finding::column, Finding::sentence)
                .containsExactly(tuple(
                        FindingKind.VOLUME_PRICE_DROPS,
                        "m",
                        "unitPrice",
                        "More units cost less with the price `volume`: 1000 units cost 90 USD, but 1001 cost 70.07 USD; "
                                + "it costs as much again not before about 1285.714286 units."));
    }

    @Test
    void refusesToLetALadderEndBelowTheSky() {
        assertThat(of("tier", VOLUME + """
                s,volume,storage,gb,,USD,VOLUME,1000,0.09,,,,,
                m,volume,storage,gb,,USD,VOLUME,2000,0.09,,,,,
                """))
                .extracting(Finding::kind, Finding::row, Finding::column)
                .containsExactly(tuple(FindingKind.LADDER_HOLE, "m", "upTo"));
    }

    @Test
    void refusesAnEffectiveDateInAClosedPeriod() {
        Instant closed = Instant.parse("2026-06-01T00:00:00Z");
        PolicyTable terms = ShippedPolicies.table(PolicySets.TERMS);
        assertThat(Linter.findings(
                        PolicySets.TERMS,
                        terms.schema(),
                        written(terms),
                        new LintContext(Map.of(), Map.of(), closed.minusSeconds(1), closed)))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.CLOSED_PERIOD);
        assertThat(Linter.findings(
                        PolicySets.TERMS,
                        terms.schema(),
                        written(terms),
                        new LintContext(Map.of(), Map.of(), closed, closed)))
                .isEmpty();
    }

    @Test
    void namesPlansAndMetersThatNobodyKnows() {
        LintContext context =
                new LintContext(Map.of("plan", Set.of("free"), "meter", Set.of("calls")), Map.of(), null, null);
        assertThat(Linter.findings(PolicySets.PLAN, PolicySets.PLAN.schema(), rows("""
                        row,plan,baseFee,included
                        a,free; fre,1,calls 10; cals 20
                        """), context))
                .extracting(Finding::kind, Finding::column, Finding::sentence)
                .containsExactly(
                        tuple(
                                FindingKind.UNKNOWN_PLAN,
                                "plan",
                                "Row `a` names the plan `fre`, which nothing else knows."),
                        tuple(
                                FindingKind.UNKNOWN_METER,
                                "included",
                                "Row `a` names the meter `cals`, which nothing else knows."));
    }

    @Test
    @Timeout(20)
    void looksThroughTwoThousandRows() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int plan = 0; plan < 200; plan++) {
            for (int from = 0; from < 5; from++) {
                for (String currency : List.of("USD", "EUR")) {
                    String months = from == 4 ? "48.." : 12 * from + ".." + (12 * from + 11);
                    rows.add(Map.of(
                            "row",
                            "p" + plan + "-" + from + "-" + currency.toLowerCase(Locale.ROOT),
                            "plan",
                            "plan-" + plan,
                            "currency",
                            currency,
                            "tenureMonths",
                            months,
                            "baseFee",
                            "1"));
                }
            }
        }
        LintContext context = new LintContext(Map.of("currency", Set.of("USD", "EUR")), Map.of(), null, null);
        assertThat(Linter.findings(PolicySets.PLAN, PolicySets.PLAN.schema(), rows, context))
                .isEmpty();
    }

    @Test
    @Timeout(60)
    void givesUpOnATableMadeToEntangleIt() {
        List<Map<String, String>> rows = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            int low = random.nextInt(1_000);
            int change = random.nextInt(1_000);
            rows.add(Map.of(
                    "row",
                    "r" + i,
                    "plan",
                    words(random, "p", 12),
                    "segment",
                    words(random, "s", 12),
                    "currency",
                    random.nextBoolean() ? "USD; EUR" : "USD; JPY",
                    "amount",
                    low + ".." + (low + random.nextInt(500)),
                    "changePercent",
                    change + ".." + (change + random.nextInt(500)),
                    "action",
                    "HOLD",
                    "graceHours",
                    "1"));
        }
        List<Finding> findings = Linter.findings(PolicySets.REVIEW, PolicySets.REVIEW.schema(), rows, LintContext.NONE);
        assertThat(findings).extracting(Finding::kind).contains(FindingKind.GAVE_UP);
    }

    private static String words(Random random, String prefix, int count) {
        return random.ints(4, 0, count).distinct().mapToObj(i -> prefix + i).collect(Collectors.joining("; "));
    }

    private static List<Finding> of(String set, String csv) {
        PolicySet<?, ?> named = PolicySets.named(set).orElseThrow();
        return Linter.findings(named, named.schema(), rows(csv), LintContext.NONE);
    }

    private static LintContext shipped() {
        Map<String, PolicyTable> tables = new LinkedHashMap<>();
        PolicySets.ALL.forEach(set -> tables.put(set.name(), ShippedPolicies.table(set)));
        return new LintContext(
                Map.of(
                        "segment", Set.of("startup", "growth", "enterprise", "public"),
                        "currency", Set.of("USD", "EUR", "JPY"),
                        "country", Set.of("US", "DE", "JP")),
                tables,
                null,
                null);
    }

    private static List<Map<String, String>> written(PolicyTable table) {
        return table.rows().stream().map(PolicyRow::words).toList();
    }

    private static List<Map<String, String>> rows(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> header = Arrays.asList(lines.getFirst().split(","));
        return lines.stream()
                .skip(1)
                .map(line -> {
                    List<String> fields = Arrays.asList(line.split(",", -1));
                    Map<String, String> cells = new LinkedHashMap<>();
                    for (int i = 0; i < header.size(); i++) {
                        cells.put(header.get(i), fields.get(i));
                    }
                    return cells;
                })
                .toList();
    }
}
