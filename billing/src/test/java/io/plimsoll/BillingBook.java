package io.plimsoll;

import io.plimsoll.billingrun.BillingRun;
import io.plimsoll.billingrun.BillingRuns;
import io.plimsoll.billingrun.PeriodClosing;
import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.MeterDetails;
import io.plimsoll.catalog.PlanDetails;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.customer.Customers;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.InvoiceFilter;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.metering.IngestResult;
import io.plimsoll.metering.Metering;
import io.plimsoll.metering.UsageEvent;
import io.plimsoll.metering.UsageEventLine;
import io.plimsoll.subscription.NewSubscription;
import io.plimsoll.subscription.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A book of customers to bill: the whole domain on a fresh database, with the shipped policy rows and their catalogue. */
public final class BillingBook implements AutoCloseable {

    public static final Instant OPENED = Instant.parse("2026-01-01T00:00:00Z");
    public static final Actor FINANCE = Actor.user("fern");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> DOMAIN = List.of(
            "io.plimsoll.audit",
            "io.plimsoll.outbox",
            "io.plimsoll.customer",
            "io.plimsoll.catalog",
            "io.plimsoll.subscription",
            "io.plimsoll.metering",
            "io.plimsoll.policy",
            "io.plimsoll.pricing",
            "io.plimsoll.invoicing",
            "io.plimsoll.billingrun",
            "io.plimsoll.commitment",
            "io.plimsoll.notification",
            "io.plimsoll.history",
            "io.plimsoll.trace");

    private final PlimsollContext plimsoll;
    private int events;

    /** @param packages wired besides the domain's */
    public BillingBook(String... packages) {
        plimsoll = new PlimsollContext(
                Stream.concat(DOMAIN.stream(), Stream.of(packages)).toArray(String[]::new));
        meter("api-calls", "api.calls", "SUM", "calls", "call");
        meter("contacts", "contacts.counted", "MAX", "contacts", "contact");
        meter("storage-gb", "storage.measured", "MAX", "gigabytes", "GB");
        meter("active-users", "user.active", "UNIQUE_COUNT", "user", "user");
        meter("reports", "report.created", "COUNT", null, "report");
        Stream.of("api-payg", "platform-hybrid", "email-49", "storage-tiers", "free", "enterprise-commit")
                .forEach(plan -> get(Catalog.class)
                        .putPlan(new PlanKey(plan), new PlanDetails(plan, 1, "CALENDAR"), FINANCE, OPENED));
    }

    public <T> T get(Class<T> type) {
        return plimsoll.get(type);
    }

    public PlimsollContext context() {
        return plimsoll;
    }

    public void customer(String key, String name, String currency, String segment, String zone) {
        get(Customers.class)
                .put(
                        new CustomerKey(key),
                        new CustomerDetails(name, currency, "US", segment, zone, null),
                        FINANCE,
                        OPENED);
    }

    public SubscriptionId subscribe(String customer, String plan, String startAt) {
        return get(Subscriptions.class)
                .start(
                        new NewSubscription(new CustomerKey(customer), new PlanKey(plan), Instant.parse(startAt), 0),
                        FINANCE,
                        OPENED)
                .id();
    }

    /** Customers c1, c2, … on api-payg since May, written as sets: what is tested is the bill, not how the book was opened. */
    public void subscribedCustomers(int count) {
        plimsoll.database().sql("""
                        insert into customer (customer_key, name, currency, country, segment, time_zone, created_at, updated_at)
                        select 'c' || n, 'Customer ' || n, 'USD', 'US', 'growth', 'UTC', '2026-01-01Z', '2026-01-01Z'
                          from generate_series(1, :count) n;
                        insert into subscription (customer_id, state, start_at, interval_months, alignment, anchor_day, time_zone,
                                                  unbilled_start, unbilled_end, created_at)
                        select customer_id, 'ACTIVE', '2026-05-01Z', 1, 'CALENDAR', 1, 'UTC', '2026-05-01Z', '2026-06-01Z', '2026-05-01Z'
                          from customer order by customer_id;
                        insert into subscription_phase (subscription_id, effective_from, plan_key, seats, created_at)
                        select subscription_id, start_at, 'api-payg', 0, '2026-05-01Z' from subscription
                        """).param("count", count).update();
    }

    /** One event, received as it occurred. */
    public void use(String customer, String type, String time, String property, Object value) {
        ObjectNode data = JSON.createObjectNode();
        data.set(property, JSON.valueToTree(value));
        Instant at = Instant.parse(time);
        UsageEvent event = new UsageEvent("test", "e" + ++events, type, new CustomerKey(customer), at, data);
        IngestResult result = get(Metering.class).ingest(List.of(new UsageEventLine.Read(0, event)), at);
        if (result.accepted() != 1) {
            throw new IllegalStateException("expected the event to be accepted, but " + result);
        }
    }

    /** Requests a run and works it off, as the batch job does. */
    public BillingRun run(String through) {
        return run(Instant.parse(through), false);
    }

    public BillingRun dryRun(String through) {
        return run(Instant.parse(through), true);
    }

    public BillingRun run(Instant through, boolean dryRun) {
        BillingRunId id = get(BillingRuns.class)
                .request(through, dryRun, FINANCE, through)
                .id();
        get(BillingRuns.class).begin(id, through);
        workOff(id, through);
        get(BillingRuns.class).complete(id, through);
        return get(BillingRuns.class).get(id);
    }

    public void workOff(BillingRunId id, Instant at) {
        PeriodClosing.Progress progress;
        do {
            progress = get(PeriodClosing.class).closeNext(get(BillingRuns.class).get(id), 500, at);
        } while (progress.more());
    }

    /** All invoices in the order they were drafted. */
    public List<Invoice> invoices() {
        List<Invoice> invoices = new ArrayList<>();
        get(Invoicing.class).list(new InvoiceFilter(null, null, null, null, 500)).data().reversed().stream()
                .map(summary -> get(Invoicing.class).get(summary.id()))
                .forEach(invoices::add);
        return invoices;
    }

    public List<Invoice> invoices(String customer) {
        return invoices().stream()
                .filter(invoice -> invoice.customer().value().equals(customer))
                .toList();
    }

    /** The only value of a query. */
    public long count(String sql) {
        return plimsoll.database().sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        plimsoll.close();
    }

    private void meter(String key, String type, String aggregation, @Nullable String property, String unit) {
        get(Catalog.class)
                .putMeter(
                        new MeterKey(key),
                        new MeterDetails(type, aggregation, property, unit, 0, null),
                        FINANCE,
                        OPENED);
    }
}
