package io.plimsoll.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollComponents;
import io.plimsoll.PlimsollDatabase;
import io.plimsoll.history.RecordedHistory;
import io.plimsoll.history.WorkflowHistory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each law is broken by plain SQL, past everything that keeps it, and the breach is found and named. */
class LawsIT {

    private static final Instant SOON_AFTER = Instant.parse("2026-11-20T15:30:00Z");
    private static final Instant DAYS_LATER = Instant.parse("2026-11-25T00:00:00Z");

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final AnnotationConfigApplicationContext components =
            PlimsollComponents.over(dataSource, "laws", "history", "outbox", "audit");
    private final Laws laws = components.getBean(Laws.class);

    @BeforeEach
    void recordAHistory() {
        RecordedHistory.exportTo(database);
        while (components.getBean(WorkflowHistory.class).project(1_000) > 0) {
            // until nothing is left
        }
    }

    @AfterEach
    void close() {
        components.close();
    }

    @Test
    void holdInAnHonestBook() {
        assertThat(laws.check(SOON_AFTER)).allSatisfy(check -> {
            assertThat(check.sample()).isEmpty();
            assertThat(check.holds()).isTrue();
        });
        assertThat(laws.last()).isEqualTo(laws.check(SOON_AFTER));
        assertThat(laws.last().stream().map(LawCheck::law)).containsExactly(Law.values());
        assertThat(laws.check(Law.NO_TASK_AFTER_END, SOON_AFTER).examined()).isGreaterThan(2);
    }

    @Test
    void nameATaskWhoseWorkflowEndedOrIsUnknown() {
        database.sql("update workflow_instance set state = 'TERMINATED', ended_at = started_at where subject = 'inv_4'")
                .update();
        assertThat(breaches(Law.TASK_HAS_LIVE_INSTANCE, SOON_AFTER))
                .containsExactly("inv_4: InvoiceProcess, Task_ReviewInvoice: its workflow is terminated");
        assertThat(breaches(Law.NO_TASK_AFTER_END, SOON_AFTER))
                .containsExactly("inv_4: InvoiceProcess ended, and Task_ReviewInvoice is still open");
        database.sql("delete from workflow_instance where subject = 'inv_4'").update();
        assertThat(breaches(Law.TASK_HAS_LIVE_INSTANCE, SOON_AFTER))
                .containsExactly("inv_4: InvoiceProcess, Task_ReviewInvoice: its workflow is not known");
    }

    @Test
    void nameAWorkflowThatStandsStill() {
        assertThat(breaches(Law.INSTANCE_ENDS_OR_SHOWS_INCIDENT, DAYS_LATER))
                .as("one that waits for a person does not stand still")
                .isEmpty();
        database.sql("update workflow_step set element_type = 'SERVICE_TASK' where element_type = 'USER_TASK'")
                .update();
        assertThat(breaches(Law.INSTANCE_ENDS_OR_SHOWS_INCIDENT, SOON_AFTER)).isEmpty();
        assertThat(breaches(Law.INSTANCE_ENDS_OR_SHOWS_INCIDENT, DAYS_LATER))
                .containsExactly("inv_4: InvoiceProcess: nothing moves");
        database.sql("""
                        insert into workflow_incident
                        select 1, process_instance_key, 'Task_ReviewInvoice', 'JOB_NO_RETRIES', 'gone', started_at
                        from workflow_instance where subject = 'inv_4'
                        """).update();
        assertThat(breaches(Law.INSTANCE_ENDS_OR_SHOWS_INCIDENT, DAYS_LATER))
                .as("an incident is seen by somebody")
                .isEmpty();
    }

    @Test
    void nameAThresholdToldTwice() {
        aCustomer();
        withoutKeys("threshold_crossing");
        for (int i = 0; i < 2; i++) {
            database.sql("""
                            insert into threshold_crossing
                                (customer_id, subscription_id, meter_id, period_start, period_end, percent, basis, quantity,
                                 included, audience, channel, policy_decision_id, state, crossed_at)
                            select customer_id, 1, 1, '2026-11-01', '2026-12-01', 90, 'ACTUAL', 9, 10, 'CUSTOMER', 'MAIL', 1,
                                   'NOTIFIED', '2026-11-20'
                            from customer
                            """).update();
        }
        assertThat(breaches(Law.THRESHOLD_TOLD_ONCE, SOON_AFTER))
                .containsExactly(
                        "thr_1: 2 crossings of one threshold in one period",
                        "thr_2: 2 crossings of one threshold in one period");
        LawCheck check = laws.check(Law.THRESHOLD_TOLD_ONCE, SOON_AFTER);
        assertThat(check.examined()).isEqualTo(2);
        assertThat(check.sample().getFirst().customer()).isEqualTo("amber");
    }

    @Test
    void nameAnInvoiceAboveTheBudgetCapThatNobodyAgreedTo() {
        aCustomer();
        withoutKeys("invoice");
        database.sql("alter table invoice disable trigger user").update();
        database.sql("""
                        insert into invoice
                            (customer_id, customer_name, subscription_id, plan_key, period_start, period_end, time_zone, currency,
                             total, state, invoice_number, payment_days, drafted_at, issued_at, cap_at_issue, over_cap)
                        select customer_id, name, 1, 'free', '2026-10-01', '2026-11-01', 'UTC', 'USD', total, 'ISSUED', number, 14,
                               '2026-11-01', '2026-11-02', 100, held
                        from customer, (values (100, 'INV-1', null), (120, 'INV-2', 100), (130, 'INV-3', null)) as i(total, number, held)
                        """).update();
        database.sql("""
                        insert into invoice_consent (invoice_id, up_to, consented_by, recorded_by, recorded_at)
                        select invoice_id, 119, 'owner', 'user:finance', '2026-11-01' from invoice where total = 120
                        """).update();
        assertThat(breaches(Law.BUDGET_CAP_NEEDS_CONSENT, SOON_AFTER))
                .containsExactly(
                        "inv_2: 120 is above the cap of 100, and nobody had agreed when it was issued",
                        "inv_3: 130 is above the cap of 100, and it was not held");
        database.sql("update invoice_consent set up_to = 120").update();
        assertThat(breaches(Law.BUDGET_CAP_NEEDS_CONSENT, SOON_AFTER)).hasSize(1);
        assertThat(laws.check(Law.BUDGET_CAP_NEEDS_CONSENT, SOON_AFTER).examined())
                .isEqualTo(3);
    }

    @Test
    void haveAQueryEach() {
        assertThat(Arrays.stream(Law.values()).map(Laws::query))
                .allSatisfy(query -> assertThat(query).contains("as holds"));
    }

    private void aCustomer() {
        database.sql("""
                        insert into customer (customer_key, name, currency, country, segment, time_zone, created_at, updated_at)
                        values ('amber', 'Amber', 'USD', 'US', 'startup', 'UTC', now(), now())
                        """).update();
    }

    /** Takes away what would keep a breach from happening. */
    private void withoutKeys(String table) {
        database.sql("""
                        select conname from pg_constraint
                        where conrelid = cast(:table as regclass) and contype in ('f', 'u', 'c')
                        """)
                .param("table", table)
                .query(String.class)
                .list()
                .forEach(name -> database.sql("alter table %s drop constraint %s".formatted(table, name))
                        .update());
    }

    private List<String> breaches(Law law, Instant now) {
        return laws.check(law, now).sample().stream()
                .map(breach -> breach.subject() + ": " + breach.says())
                .toList();
    }
}
