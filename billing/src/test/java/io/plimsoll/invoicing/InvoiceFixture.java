package io.plimsoll.invoicing;

import io.plimsoll.PlimsollContext;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.kernel.UnitPrice;
import io.plimsoll.rating.ChargeComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Drafts to write down, and the rows they refer to. */
public final class InvoiceFixture {

    public static final Currency USD = Currency.getInstance("USD");
    public static final Instant DRAFTED = Instant.parse("2026-06-01T05:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T04:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T04:00:00Z");

    private final PlimsollContext plimsoll;

    public InvoiceFixture(PlimsollContext plimsoll) {
        this.plimsoll = plimsoll;
        plimsoll.database().sql("""
                        insert into customer (customer_key, name, currency, country, segment, time_zone, created_at, updated_at)
                        values ('acme', 'Acme', 'USD', 'US', 'growth', 'America/New_York', '2026-01-01Z', '2026-01-01Z'),
                               ('bolt', 'Bolt', 'USD', 'US', 'startup', 'America/New_York', '2026-01-01Z', '2026-01-01Z');
                        insert into policy_decision (policy_set, version_hash, question, question_hash, row_ids, outcome, decided_at)
                        select 'tier', 'v1', '{}', 'q' || n, '{r1}', '{}', '2026-06-01Z' from generate_series(1, 3) n
                        """).update();
    }

    List<SubscriptionId> subscriptions(String customer, int count) {
        return plimsoll.database()
                .sql("""
                        insert into subscription (customer_id, state, start_at, interval_months, alignment, anchor_day, time_zone,
                                                  unbilled_start, unbilled_end, created_at)
                        select customer_id, 'ACTIVE', '2026-05-01T04:00Z', 1, 'CALENDAR', 1, 'America/New_York',
                               '2026-05-01T04:00Z', '2026-06-01T04:00Z', '2026-05-01T04:00Z'
                          from customer, generate_series(1, :count)
                         where customer_key = :customer
                        returning subscription_id
                        """)
                .param("customer", customer)
                .param("count", count)
                .query((row, number) -> new SubscriptionId(row.getLong(1)))
                .list();
    }

    List<InvoiceId> draft(List<InvoiceDraft> drafts) {
        return Objects.requireNonNull(plimsoll.transaction()
                .execute(status -> plimsoll.get(Invoicing.class).draft(drafts, DRAFTED)));
    }

    /** Drafts of acme, one for each subscription. */
    public List<InvoiceId> drafted(int count) {
        return draft(subscriptions("acme", count).stream()
                .map(subscription -> draft(subscription, null, List.of(line(1, "12.34"))))
                .toList());
    }

    static InvoiceDraft draft(SubscriptionId subscription, @Nullable String holdReason, List<InvoiceLine> lines) {
        return new InvoiceDraft(
                new CustomerId(1),
                subscription,
                new PlanKey("api-payg"),
                new ServicePeriod(MAY, JUNE),
                ZoneId.of("America/New_York"),
                USD,
                lines,
                holdReason,
                24,
                1L,
                null,
                14);
    }

    static InvoiceLine line(int number, String amount) {
        return new InvoiceLine(
                number,
                LineKind.USAGE,
                "API calls, 1,234 calls",
                new MeterKey("api-calls"),
                Quantity.of(1_234),
                "call",
                Money.of(USD, amount),
                new BigDecimal(amount + "04"),
                List.of(new ChargeComponent(
                        "1,234 calls at USD 0.01",
                        Quantity.of(1_234),
                        UnitPrice.of(USD, "0.01"),
                        new BigDecimal(amount))),
                617,
                List.of(2L, 3L));
    }

    static List<InvoiceLine> lines(List<String> amounts) {
        return new ArrayList<>(IntStream.range(0, amounts.size())
                .mapToObj(i -> line(i + 1, amounts.get(i)))
                .toList());
    }
}
