package io.plimsoll.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollDatabase;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.Page;
import io.plimsoll.timeline.TimelineEntry.Topic;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TimelinesIT {

    private final JdbcClient database = JdbcClient.create(PlimsollDatabase.fresh());

    @Test
    void tellsWhatHappenedToACustomerNewestFirst() {
        database.sql("""
                        insert into customer (customer_key, name, currency, country, segment, time_zone, created_at, updated_at)
                        values ('acme', 'Acme', 'USD', 'US', 'growth', 'UTC', '2026-01-01Z', '2026-01-01Z'),
                               ('other', 'Other', 'USD', 'US', 'growth', 'UTC', '2026-01-01Z', '2026-01-01Z');
                        insert into plan (plan_key, name, interval_months, alignment, created_at, updated_at)
                        values ('api-payg', 'API', 1, 'CALENDAR', '2026-01-01Z', '2026-01-01Z');
                        insert into subscription (customer_id, state, start_at, interval_months, alignment, anchor_day, time_zone,
                                                  unbilled_start, unbilled_end, created_at)
                        values (1, 'ACTIVE', '2026-01-02Z', 1, 'CALENDAR', 1, 'UTC', '2026-01-02Z', '2026-02-01Z', '2026-01-02Z');
                        insert into subscription_phase (subscription_id, effective_from, plan_key, seats, created_at)
                        values (1, '2026-01-02Z', 'api-payg', 0, '2026-01-02Z');
                        insert into invoice (customer_id, customer_name, subscription_id, plan_key, period_start, period_end,
                                             time_zone, currency, total, state, payment_days, drafted_at, issued_at, invoice_number)
                        values (1, 'Acme', 1, 'api-payg', '2026-01-02Z', '2026-02-01Z', 'UTC', 'USD', 10.50, 'ISSUED', 30, '2026-02-01Z',
                                '2026-02-02Z', 'INV-000001')
                        """).update();
        assertThat(new Timelines(database).newest(new CustomerId(1), 50))
                .extracting(entry -> entry.kind() + " " + entry.subject() + " " + entry.detail())
                .containsExactly(
                        "invoice-issued inv_1 INV-000001, USD 10.50",
                        "invoice-drafted inv_1 USD 10.50",
                        "subscription-started sub_1 api-payg",
                        "customer-created acme Acme");
    }

    @Test
    void readsTenThousandEntriesPageByPageWithoutLosingOne() {
        database.sql("""
                        insert into customer (customer_key, name, currency, country, segment, time_zone, created_at, updated_at)
                        values ('amber', 'Amber', 'USD', 'US', 'growth', 'UTC', '2025-01-01Z', '2025-01-01Z');
                        insert into audit_entry (recorded_at, actor, action, subject, detail)
                        select timestamptz '2026-01-01Z' + make_interval(secs => n / 10), 'user:cedar', 'thing.done', 'thing_' || n,
                               '{"customer": "amber"}'
                          from generate_series(1, 6000) n;
                        insert into notification (business_key, customer_id, audience, channel, subject, body, created_at)
                        select 'n' || n, customer_id, 'CUSTOMER', 'MAIL', 'Hello', '', timestamptz '2026-01-01Z' + make_interval(secs => n / 10)
                          from customer, generate_series(1, 4000) n
                        """).update();
        CustomerId amber = new CustomerId(database.sql("select customer_id from customer")
                .query(Long.class)
                .single());
        Timelines timelines = new Timelines(database);
        Set<String> seen = new HashSet<>();
        int read = 0;
        Instant last = Instant.MAX;
        String cursor = null;
        do {
            Page<TimelineEntry> page = timelines.page(amber, Set.of(), cursor, 500);
            for (TimelineEntry entry : page.data()) {
                assertThat(entry.at()).isBeforeOrEqualTo(last);
                last = entry.at();
                seen.add(entry.subject());
                read++;
            }
            cursor = page.next();
        } while (cursor != null);
        assertThat(read).isEqualTo(10_001);
        assertThat(seen).hasSize(10_001);
        assertThat(timelines.page(amber, Set.of(Topic.MESSAGE), null, 500).data())
                .hasSize(500)
                .allMatch(entry -> entry.kind().equals("notification-queued"));
    }
}
