package io.plimsoll.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.BillingBook;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.ShippedPolicies;
import io.plimsoll.rules.lint.Finding;
import io.plimsoll.rules.lint.FindingKind;
import io.plimsoll.rules.table.PolicyRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LintIT {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final BillingBook book = new BillingBook("io.plimsoll.lint");
    private final Lint lint = book.get(Lint.class);

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void findsNothingInTheShippedTablesThatBlocks() {
        book.customer("acme", "Acme", "USD", "startup", "UTC");
        for (PolicySet<?, ?> set : PolicySets.ALL) {
            assertThat(lint.findings(set.name(), rows(set), JUNE))
                    .as(set.name())
                    .noneMatch(Finding::isError);
        }
    }

    @Test
    void knowsThePlansAndMetersOfTheCatalogAndThePlansOfTheTableInForce() {
        List<Map<String, String>> rows = rows(PolicySets.THRESHOLD);
        rows.add(new LinkedHashMap<>(rows.getFirst()));
        rows.getLast().putAll(Map.of("row", "typo", "plan", "web-traffic; emial-49", "meter", "cals"));
        assertThat(lint.findings("threshold", rows, null))
                .filteredOn(finding -> finding.row().equals("typo"))
                .extracting(Finding::kind, Finding::column)
                .containsExactlyInAnyOrder(
                        tuple(FindingKind.UNKNOWN_PLAN, "plan"), tuple(FindingKind.UNKNOWN_METER, "meter"));
    }

    @Test
    void asksForTheCurrenciesThatCustomersHave() {
        List<Map<String, String>> plans = rows(PolicySets.PLAN);
        assertThat(lint.findings("plan", plans, null)).extracting(Finding::kind).doesNotContain(FindingKind.GAP);
        book.customer("kopi", "Kopi", "MYR", "startup", "UTC");
        assertThat(lint.findings("plan", plans, null))
                .filteredOn(finding -> finding.kind() == FindingKind.GAP)
                .extracting(finding -> finding.counterExample().get("currency"))
                .containsOnly("MYR");
    }

    @Test
    void knowsUpToWhenPeriodsAreClosed() {
        book.subscribedCustomers(1);
        assertThat(closedPeriod("2026-05-31T00:00:00Z")).isEmpty();
        book.run("2026-06-01T00:00:00Z");
        assertThat(closedPeriod("2026-05-31T00:00:00Z")).hasSize(1).allMatch(Finding::isError);
        assertThat(closedPeriod("2026-06-01T00:00:00Z")).isEmpty();
    }

    @Test
    void saysWhoIsNotToldBeforeAnOverage() {
        book.customer("acme", "Acme", "USD", "startup", "UTC");
        List<Map<String, String>> rows = rows(PolicySets.THRESHOLD);
        assertThat(missingNotices("threshold", rows))
                .extracting(Finding::counterExample)
                .noneMatch(question -> question.containsValue("email-49"));
        rows.removeIf(row -> !row.getOrDefault("percent", "").equals("100"));
        assertThat(missingNotices("threshold", rows))
                .extracting(Finding::counterExample)
                .noneMatch(question -> question.containsValue("email-49"));
        rows.forEach(row -> row.put("percent", "110"));
        assertThat(missingNotices("threshold", rows))
                .extracting(Finding::counterExample)
                .anyMatch(question -> question.containsValue("email-49"));
    }

    @Test
    void refusesASetThatThereIsNot() {
        assertThatThrownBy(() -> lint.findings("prices", List.of(), null))
                .isInstanceOf(BillingException.class)
                .hasMessageContaining("prices");
    }

    private List<Finding> closedPeriod(String effectiveFrom) {
        return lint.findings("plan", rows(PolicySets.PLAN), Instant.parse(effectiveFrom)).stream()
                .filter(finding -> finding.kind() == FindingKind.CLOSED_PERIOD)
                .toList();
    }

    private List<Finding> missingNotices(String set, List<Map<String, String>> rows) {
        return lint.findings(set, rows, null).stream()
                .filter(finding -> finding.kind() == FindingKind.MISSING_NOTICE)
                .toList();
    }

    private static List<Map<String, String>> rows(PolicySet<?, ?> set) {
        List<Map<String, String>> rows = new ArrayList<>();
        ShippedPolicies.table(set).rows().stream().map(PolicyRow::words).forEach(rows::add);
        return rows;
    }
}
