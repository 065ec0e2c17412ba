package io.plimsoll.billingrun;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.BillingBook;
import io.plimsoll.approval.ApprovedPolicies;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run goes on with the policy it began with, whatever is activated meanwhile. */
class PinnedRunIT {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    private final BillingBook book = new BillingBook();
    private final BillingRuns runs = book.get(BillingRuns.class);
    private final PeriodClosing closing = book.get(PeriodClosing.class);
    private final Policies policies = book.get(Policies.class);

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void aVersionBackdatedInTheMiddleOfARunCountsFromTheNextRunOn() {
        for (String customer : List.of("ash", "beech", "cove", "dune")) {
            book.customer(customer, customer, "USD", "startup", "UTC");
            book.subscribe(customer, "email-49", "2026-03-01T00:00:00Z");
        }
        BillingRunId run = runs.request(MAY, false, FINANCE, MAY).id();
        runs.begin(run, MAY);
        closing.closeNext(runs.get(run), 2, MAY);
        String raised = raisedFrom(MARCH);
        assertThat(policies.inForce("plan", MARCH).hash()).isEqualTo(raised);
        closing.closeNext(runs.get(run), 2, MAY);
        // Taken up again after a crash, by a process that has seen the new version.
        runs.begin(run, MAY.plusSeconds(3_600));
        book.workOff(run, MAY.plusSeconds(3_600));
        runs.complete(run, MAY.plusSeconds(3_600));

        assertThat(runs.get(run).invoices()).isEqualTo(8);
        assertThat(totals()).hasSize(8).containsOnly("49.00");

        book.run("2026-06-01T00:00:00Z");
        assertThat(totals().skip(8)).hasSize(4).containsOnly("59.00");
    }

    @Test
    void aReviewRowThatTakesEffectInTheMiddleOfARunDoesNotSplitIt() {
        for (String customer : List.of("ash", "beech")) {
            book.customer(customer, customer, "USD", "startup", "UTC");
            book.subscribe(customer, "email-49", "2026-04-01T00:00:00Z");
        }
        BillingRunId run = runs.request(MAY, false, FINANCE, MAY).id();
        PolicyVersion strict = policies.postRows(
                "review",
                List.of(Map.of("row", "all", "action", "HOLD", "reason", "look", "graceHours", "0")),
                FINANCE,
                "",
                MAY);
        activate("review", strict.hash(), MAY.plusSeconds(60));
        runs.begin(run, MAY);
        closing.closeNext(runs.get(run), 1, MAY);
        closing.closeNext(runs.get(run), 1, MAY.plusSeconds(120));

        assertThat(book.invoices()).hasSize(2).extracting(Invoice::holdReason).containsOnlyNulls();
    }

    private String raisedFrom(Instant effectiveFrom) {
        String csv = policies.inForce("plan", MARCH).csv();
        PolicyVersion raised = policies.post("plan", csv.replace("49.00", "59.00"), FINANCE, "", MAY);
        activate("plan", raised.hash(), effectiveFrom);
        return raised.hash();
    }

    private void activate(String set, String hash, Instant effectiveFrom) {
        ApprovedPolicies.activate(book.get(DataSource.class), policies, set, hash, effectiveFrom, FINANCE, MAY);
    }

    private Stream<String> totals() {
        return book.invoices().stream().map(invoice -> invoice.total().amount().toPlainString());
    }
}
