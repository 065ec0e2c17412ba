package io.plimsoll.rules.lint;

import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.table.CellError;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableReading;
import io.plimsoll.rules.table.TableReading.BrokenLaw;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.rules.tier.LadderLaw;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds what is wrong in a table before it is put in force. Pure: the same table and context give the same findings. */
public final class Linter {

    /** The sets that hold for whole service periods; for the others a closed period has no meaning. */
    private static final Set<String> OF_PERIODS = Set.of("plan", "tier", "commitment", "incentive", "terms");

    private static final long LOOKS_A_CHECK = 1_000_000;

    private final PolicySet<?, ?> set;
    private final TableSchema schema;
    private final List<Map<String, String>> written;
    private final LintContext context;
    private final List<Finding> findings = new ArrayList<>();

    private Linter(PolicySet<?, ?> set, TableSchema schema, List<Map<String, String>> written, LintContext context) {
        this.set = set;
        this.schema = schema;
        this.written = written;
        this.context = context;
    }

    /**
     * Everything found, errors first, then by place in the table. While a cell cannot be read, what the whole table leaves open
     * is not looked for.
     *
     * @param schema the set's, with the attributes that are declared
     * @param rows cells by column name as they were written, {@code row} holds the id; they may be unreadable
     */
    public static List<Finding> findings(
            PolicySet<?, ?> set, TableSchema schema, List<Map<String, String>> rows, LintContext context) {
        return new Linter(set, schema, rows, context).findings();
    }

    private List<Finding> findings() {
        TableReading reading = TableReading.of(schema, written);
        reading.errors().forEach(this::unreadable);
        closedPeriod();
        if (!reading.rows().isEmpty() && reading.rows().size() <= TableReading.ROWS_AT_MOST) {
            look(reading);
        }
        return inOrder();
    }

    private void look(TableReading reading) {
        List<PolicyRow> rows = reading.rows();
        TableSchema used = schema.with(schema.attributes().stream()
                .filter(attribute -> rows.stream().anyMatch(row -> row.cells().containsKey(attribute.name())))
                .toList());
        Space space = Space.of(set, used, rows, context);
        if (set.hitPolicy() == HitPolicy.UNIQUE) {
            findings.addAll(Overlaps.findings(space));
        }
        Unreached unreached = new Unreached(set, space, new Budget(LOOKS_A_CHECK));
        findings.addAll(unreached.findings());
        gaveUp(unreached.gaveUp(), "The search for rows that never decide");
        findings.addAll(new UnknownNames(space, context).findings());
        Ladders ladders = new Ladders(space, new Budget(LOOKS_A_CHECK));
        reading.brokenLaws().forEach(broken -> broken(broken, ladders));
        if (reading.isGood() && Ladders.areIn(set)) {
            findings.addAll(ladders.findings());
        }
        if (reading.errors().isEmpty()) {
            gaps(space);
            findings.addAll(MissingNotice.findings(set, used, rows, context));
        }
    }

    /** Of a table that collects, no row is an answer too. */
    private void gaps(Space space) {
        if (set.hitPolicy() != HitPolicy.COLLECT) {
            Gaps gaps = new Gaps(set, space, new Budget(LOOKS_A_CHECK));
            findings.addAll(gaps.findings());
            gaveUp(gaps.gaveUp(), "The search for questions that no row answers");
        }
    }

    /** An error in the id itself has no row id, so the one that was written names the row. */
    private void unreadable(CellError error) {
        int index = error.line() - 2;
        String row = error.row().isEmpty() && index >= 0 && index < written.size()
                ? Objects.requireNonNullElse(written.get(index).get(TableSchema.ROW_ID), "")
                        .strip()
                : error.row();
        findings.add(new Finding(FindingKind.UNREADABLE_CELL, row, error.column(), error.message(), Map.of()));
    }

    private void broken(BrokenLaw broken, Ladders ladders) {
        CellError error = broken.error();
        if (broken.law() instanceof LadderLaw && error.column().equals("upTo")) {
            Map<String, String> question = ladders.questionOf(error.row()).orElse(Map.of());
            findings.add(new Finding(FindingKind.LADDER_HOLE, error.row(), error.column(), error.message(), question));
        } else {
            unreadable(error);
        }
    }

    private void closedPeriod() {
        Instant from = context.effectiveFrom();
        Instant closed = context.closedThrough();
        if (from != null && closed != null && from.isBefore(closed) && OF_PERIODS.contains(set.name())) {
            String sentence = "The table would take effect at " + from + ", and service periods are closed up to "
                    + closed + ": what was billed would not be what was in force.";
            findings.add(new Finding(FindingKind.CLOSED_PERIOD, "", "", sentence, Map.of()));
        }
    }

    private void gaveUp(boolean gaveUp, String search) {
        if (gaveUp) {
            String sentence = search + " ended early, because there is too much to look at; there may be more.";
            findings.add(new Finding(FindingKind.GAVE_UP, "", "", sentence, Map.of()));
        }
    }

    private List<Finding> inOrder() {
        Map<String, Integer> places = new HashMap<>();
        for (int at = 0; at < written.size(); at++) {
            places.putIfAbsent(
                    String.valueOf(written.get(at).get(TableSchema.ROW_ID)).strip(), at);
        }
        findings.sort(Comparator.comparing(Finding::severity)
                .thenComparing(finding -> places.getOrDefault(finding.row(), -1))
                .thenComparing(Finding::kind));
        return List.copyOf(findings);
    }
}
