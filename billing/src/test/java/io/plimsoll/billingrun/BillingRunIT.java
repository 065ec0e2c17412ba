package io.plimsoll.billingrun;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plimsoll.BillingBook;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BillingRunIT {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final BillingBook book = new BillingBook();

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void isRefusedThroughAnInstantThatHasNotPassed() {
        BillingRuns runs = book.get(BillingRuns.class);
        assertThatExceptionOfType(BillingException.class)
                .isThrownBy(() -> runs.request(JUNE, false, FINANCE, JUNE.minusMillis(1)))
                .withMessageContaining("expected to bill through an instant that has passed")
                .returns("through-in-the-future", refusal -> refusal.code().wireName());
        assertThatExceptionOfType(BillingException.class)
                .isThrownBy(() -> runs.get(new BillingRunId(7)))
                .returns("unknown-billing-run", refusal -> refusal.code().wireName());
    }

    @Test
    void closesWhatEndsAtTheInstantAndNothingThatEndsLater() {
        book.customer("acme", "Acme", "USD", "growth", "UTC");
        book.subscribe("acme", "email-49", "2026-05-01T00:00:00Z");
        assertThat(book.run("2026-05-31T23:59:59Z").done()).isZero();
        assertThat(book.run("2026-06-01T00:00:00Z").done()).isEqualTo(1);
        assertThat(book.run("2026-06-30T23:00:00Z").done()).isZero();
        assertThat(book.invoices())
                .extracting(Invoice::period)
                .containsExactly(new ServicePeriod(Instant.parse("2026-05-01T00:00:00Z"), JUNE));
    }

    @Test
    void aFailingSubscriptionKeepsItsReasonAndTheOthersGoOn() {
        book.subscribedCustomers(20);
        // A row nobody can price, a name no calendar knows, and a price in a currency the plan has no row for.
        book.customer("nowhere", "Nowhere", "GBP", "growth", "UTC");
        SubscriptionId unpriced = book.subscribe("nowhere", "email-49", "2026-05-01T00:00:00Z");
        SubscriptionId broken = new SubscriptionId(3);
        book.context()
                .database()
                .sql("update subscription set time_zone = 'Mars/Olympus' where subscription_id = 3")
                .update();

        BillingRun run = book.run("2026-06-01T00:00:00Z");

        assertThat(run.invoices()).isEqualTo(19);
        assertThat(run.failed()).isEqualTo(2);
        List<BillingFailure> failures =
                book.get(BillingRuns.class).failures(run.id(), null, 100).data();
        assertThat(failures).extracting(BillingFailure::subscription).containsExactly(broken, unpriced);
        assertThat(failures.getFirst().reason()).contains("Mars/Olympus");
        assertThat(failures.getLast().code()).isEqualTo("no-plan-row");
        assertThat(failures.getLast().reason()).startsWith("expected ").contains(" but ");

        book.context()
                .database()
                .sql("update subscription set time_zone = 'UTC' where subscription_id = 3")
                .update();
        BillingRun again = book.run("2026-06-01T00:00:00Z");
        assertThat(again.invoices()).isEqualTo(1);
        assertThat(again.failed()).isEqualTo(1);
    }

    @Test
    void aDryRunComputesTheSameAndWritesOnlyItsOutcomes() {
        book.subscribedCustomers(12);
        book.use("c3", "api.calls", "2026-04-10T00:00:00Z", "calls", 777_777);
        book.use("c4", "api.calls", "2026-03-10T00:00:00Z", "calls", 100_000);
        book.use("c4", "api.calls", "2026-04-10T00:00:00Z", "calls", 110_000);
        book.use("c4", "api.calls", "2026-05-10T00:00:00Z", "calls", 5_000_000);
        book.context()
                .database()
                .sql(
                        "update subscription set unbilled_start = '2026-03-01Z', unbilled_end = '2026-04-01Z', start_at = '2026-03-01Z'")
                .update();
        book.context()
                .database()
                .sql("update subscription_phase set effective_from = '2026-03-01Z'")
                .update();
        String before = everythingButOutcomes();

        BillingRun dry = book.dryRun("2026-06-01T00:00:00Z");

        assertThat(everythingButOutcomes()).isEqualTo(before);
        BillingRun real = book.run("2026-06-01T00:00:00Z");
        assertThat(dry.done()).isEqualTo(36).isEqualTo(dry.periodsDue());
        assertThat(dry.held()).isEqualTo(real.held()).isPositive();
        assertThat(dry.totals()).isEqualTo(real.totals()).isNotEmpty();
        assertThat(outcomes(dry)).isEqualTo(outcomes(real));
    }

    @Test
    void twoLaunchersAtOnceBillEverySubscriptionOnce() throws Exception {
        book.subscribedCustomers(300);
        BillingRuns runs = book.get(BillingRuns.class);
        BillingRunId first = runs.request(JUNE, false, FINANCE, JUNE).id();
        BillingRunId second = runs.request(JUNE, false, FINANCE, JUNE).id();
        BillingRunId dry = runs.request(JUNE, true, FINANCE, JUNE).id();
        List.of(first, second, dry).forEach(run -> runs.begin(run, JUNE));
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            List<Callable<@Nullable Object>> launchers = List.of(
                    () -> workOff(first, 30),
                    () -> workOff(first, 30),
                    () -> workOff(second, 30),
                    () -> workOff(second, 30),
                    () -> workOff(dry, 30));
            for (Future<@Nullable Object> each : threads.invokeAll(launchers)) {
                each.get();
            }
        }
        assertThat(book.count("select count(*) from invoice")).isEqualTo(300);
        assertThat(book.count("select count(distinct subscription_id) from invoice"))
                .isEqualTo(300);
        assertThat(runs.get(first).invoices() + runs.get(second).invoices()).isEqualTo(300);
        assertThat(runs.get(first).failed() + runs.get(second).failed()).isZero();
        assertThat(book.count("select count(*) from outbox_message where kind = 'START_PROCESS'"))
                .isEqualTo(300);
        assertThat(book.count("select count(*) from subscription where unbilled_end = '2026-07-01Z'"))
                .isEqualTo(300);
    }

    @Test
    void closesTwoThousandSubscriptionsSetBased() {
        book.subscribedCustomers(2_000);
        book.context().database().sql("""
                        insert into usage_bucket (customer_id, meter_id, bucket_start, quantity, event_count)
                        select customer_id, meter_id, '2026-05-10T10:00Z', customer_id * 997, customer_id % 13 + 1
                          from customer, meter where meter_key = 'api-calls'
                        """).update();
        long start = System.nanoTime();
        BillingRun run = book.run("2026-06-01T00:00:00Z");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("billed 2000 subscriptions in " + took.toMillis() + " ms, "
                + 2_000_000 / Math.max(1, took.toMillis()) + " invoices per second");

        assertThat(run.invoices()).isEqualTo(2_000).isEqualTo(run.subscriptions());
        assertThat(run.state()).isEqualTo(BillingRun.State.COMPLETED);
        assertThat(book.count("""
                        select count(*) from invoice
                         where total <> (select sum(amount) from invoice_line line where line.invoice_id = invoice.invoice_id)
                        """)).isZero();
        assertThat(book.count("select count(*) from invoice_line where event_count > 0"))
                .isEqualTo(2_000);
        assertThat(run.totals())
                .extracting(Money::amount)
                .containsExactly(book.context()
                        .database()
                        .sql("select sum(total) from invoice")
                        .query(BigDecimal.class)
                        .single());
        assertThat(took).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void listsRunsNewestFirst() {
        BillingRun first = book.run("2026-05-01T00:00:00Z");
        BillingRun second = book.run("2026-06-01T00:00:00Z");
        BillingRuns runs = book.get(BillingRuns.class);
        assertThat(runs.list(null, 1).data()).containsExactly(second);
        assertThat(runs.list(runs.list(null, 1).next(), 1).data()).containsExactly(first);
        assertThat(first.state()).isEqualTo(BillingRun.State.COMPLETED);
        assertThat(first.totals()).isEmpty();
    }

    private @Nullable Object workOff(BillingRunId run, int limit) throws InterruptedException {
        PeriodClosing closing = book.get(PeriodClosing.class);
        PeriodClosing.Progress progress;
        do {
            progress = closing.closeNext(book.get(BillingRuns.class).get(run), limit, JUNE);
            if (progress.subscriptions() == 0) {
                Thread.sleep(5);
            }
        } while (progress.more());
        return null;
    }

    private String everythingButOutcomes() {
        return book.context().database().sql("""
                        select (select string_agg(s::text, ';' order by subscription_id) from subscription s)
                               || (select count(*) from invoice) || ',' || (select count(*) from invoice_line) || ','
                               || (select count(*) from policy_decision) || ',' || (select count(*) from outbox_message)
                        """).query(String.class).single();
    }

    private List<String> outcomes(BillingRun run) {
        return book.context()
                .database()
                .sql("""
                        select subscription_id || ' ' || period_start || ' ' || total || ' ' || held from billing_run_outcome
                         where billing_run_id = :run order by subscription_id, period_start
                        """)
                .param("run", run.id().value())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
