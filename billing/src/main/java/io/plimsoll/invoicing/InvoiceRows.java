package io.plimsoll.invoicing;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns rows into records. */
final class InvoiceRows {

    private InvoiceRows() {}

    static Invoice invoice(ResultSet row, List<InvoiceLine> lines) throws SQLException {
        Long run = row.getObject("billing_run_id", Long.class);
        return new Invoice(
                new InvoiceId(row.getLong("invoice_id")),
                row.getString("invoice_number"),
                new CustomerId(row.getLong("customer_id")),
                new CustomerKey(row.getString("customer_key")),
                row.getString("customer_name"),
                new SubscriptionId(row.getLong("subscription_id")),
                new PlanKey(row.getString("plan_key")),
                period(row),
                ZoneId.of(row.getString("time_zone")),
                InvoiceState.valueOf(row.getString("state")),
                total(row),
                lines,
                row.getString("hold_reason"),
                row.getInt("grace_hours"),
                row.getObject("review_decision_id", Long.class),
                run == null ? null : new BillingRunId(run),
                row.getTimestamp("drafted_at").toInstant(),
                approval(row),
                instant(row, "issued_at"),
                instant(row, "due_at"),
                instant(row, "delivered_at"),
                row.getString("delivered_to"),
                instant(row, "voided_at"),
                row.getString("void_reason"));
    }

    static InvoiceSummary summary(ResultSet row, int number) throws SQLException {
        return new InvoiceSummary(
                new InvoiceId(row.getLong("invoice_id")),
                row.getString("invoice_number"),
                new CustomerKey(row.getString("customer_key")),
                row.getString("customer_name"),
                new SubscriptionId(row.getLong("subscription_id")),
                new PlanKey(row.getString("plan_key")),
                period(row),
                ZoneId.of(row.getString("time_zone")),
                InvoiceState.valueOf(row.getString("state")),
                total(row),
                row.getString("hold_reason"),
                row.getTimestamp("drafted_at").toInstant(),
                instant(row, "issued_at"),
                instant(row, "due_at"));
    }

    static InvoiceLine line(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        String meter = row.getString("meter_key");
        return new InvoiceLine(
                row.getInt("line_number"),
                LineKind.valueOf(row.getString("kind")),
                row.getString("description"),
                meter == null ? null : new MeterKey(meter),
                new Quantity(row.getBigDecimal("quantity")),
                row.getString("unit"),
                Money.exactly(currency, row.getBigDecimal("amount")),
                row.getBigDecimal("unrounded"),
                ComponentJson.read(row.getString("components"), currency),
                row.getLong("event_count"),
                List.of((Long[]) row.getArray("decisions").getArray()));
    }

    static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                InvoiceState.valueOf(row.getString("state")),
                row.getBoolean("is_numbered"),
                row.getInt("payment_days"),
                ZoneId.of(row.getString("time_zone")),
                new CustomerKey(row.getString("customer_key")),
                total(row));
    }

    private static ServicePeriod period(ResultSet row) throws SQLException {
        return new ServicePeriod(
                row.getTimestamp("period_start").toInstant(),
                row.getTimestamp("period_end").toInstant());
    }

    private static Money total(ResultSet row) throws SQLException {
        return Money.exactly(Currency.getInstance(row.getString("currency")), row.getBigDecimal("total"));
    }

    private static @Nullable Approval approval(ResultSet row) throws SQLException {
        Instant at = instant(row, "approved_at");
        return at == null
                ? null
                : new Approval(new Actor(row.getString("approved_by")), row.getString("approval_note"), at);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
