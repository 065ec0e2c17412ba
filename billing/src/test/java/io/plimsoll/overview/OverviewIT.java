package io.plimsoll.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OverviewIT {

    private final JdbcClient database = JdbcClient.create(PlimsollDatabase.fresh());

    @Test
    void countsNothingInAnEmptyDatabase() {
        Overview.Figures figures = new Overview(database).figures();
        assertThat(figures.invoices()).isEmpty();
        assertThat(figures.work()).isEqualTo(new Overview.Work(0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void sumsInvoicesPerStateAndCurrencyAndNeverAcross() {
        database.sql("""
                        insert into customer (customer_key, name, currency, country, segment, time_zone, created_at, updated_at)
                        values ('acme', 'Acme', 'USD', 'US', 'growth', 'UTC', '2026-01-01Z', '2026-01-01Z');
                        insert into subscription (customer_id, state, start_at, interval_months, alignment, anchor_day, time_zone,
                                                  unbilled_start, unbilled_end, created_at)
                        select 1, 'ACTIVE', '2026-01-01Z', 1, 'CALENDAR', 1, 'UTC', '2026-01-01Z', '2026-02-01Z', '2026-01-01Z'
                          from generate_series(1, 3);
                        insert into invoice (customer_id, customer_name, subscription_id, plan_key, period_start, period_end,
                                             time_zone, currency, total, state, hold_reason, payment_days, drafted_at)
                        values (1, 'Acme', 1, 'p', '2026-01-01Z', '2026-02-01Z', 'UTC', 'USD', 10.50, 'HELD', 'looked odd', 30, '2026-02-01Z'),
                               (1, 'Acme', 2, 'p', '2026-01-01Z', '2026-02-01Z', 'UTC', 'USD', 0.50, 'HELD', 'looked odd', 30, '2026-02-01Z'),
                               (1, 'Acme', 3, 'p', '2026-01-01Z', '2026-02-01Z', 'UTC', 'JPY', 7, 'DRAFT', null, 30, '2026-02-01Z')
                        """).update();
        assertThat(new Overview(database).figures().invoices())
                .extracting(total -> total.state() + " " + total.invoices() + " " + total.total())
                .containsExactly("HELD 2 USD 11.00", "DRAFT 1 JPY 7");
    }
}
