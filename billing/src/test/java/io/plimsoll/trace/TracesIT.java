package io.plimsoll.trace;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plimsoll.BillingBook;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracesIT {

    private final BillingBook book = new BillingBook();
    private final Traces traces = book.get(Traces.class);

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void saysOfEveryCentWhichUsageRowsAndPeopleMadeIt() {
        book.customer("acme", "Acme", "USD", "growth", "UTC");
        book.subscribe("acme", "platform-hybrid", "2026-05-11T00:00:00Z");
        for (int day = 12; day < 31; day++) {
            book.use("acme", "api.calls", "2026-05-" + day + "T10:00:00Z", "calls", 10_123);
        }
        book.run("2026-06-01T00:00:00Z");
        Invoice invoice = book.invoices().getFirst();

        LineTrace fee = traces.of(invoice.id(), 1);
        assertThat(fee.amountInWords())
                .isEqualTo("USD 134.81 = share of the base fee of USD 199.00 for 2026-05-11 to 2026-05-31"
                        + " of 2026-05-01 to 2026-05-31.");
        assertThat(fee.usage()).isNull();
        assertThat(fee.decisions()).extracting(LineTrace.Decision::set).containsExactly("plan", "terms", "review");

        LineTrace calls = traces.of(invoice.id(), 3);
        assertThat(calls.description()).isEqualTo("API calls, 192,337 calls");
        assertThat(calls.amountInWords())
                .isEqualTo("USD 110.80 = included 100,000 calls (USD 0.00) + 92,337 calls at USD 0.0012 (USD 110.80),"
                        + " rounded from USD 110.8044. 192,337 calls came from 19 usage events.");
        LineTrace.UsageBehind usage = Objects.requireNonNull(calls.usage());
        assertThat(usage.events()).isEqualTo(19);
        assertThat(usage.sum()).isEqualTo(Quantity.of(192_337));
        assertThat(usage.sample()).hasSize(10).first().returns("10123", LineTrace.SampleEvent::value);
        assertThat(calls.decisions())
                .extracting(LineTrace.Decision::set)
                .containsExactly("plan", "tier", "terms", "review");
        LineTrace.Decision tier = calls.decisions().get(1);
        assertThat(tier.versionNumber()).isEqualTo(1);
        assertThat(tier.version()).hasSize(64);
        assertThat(tier.question()).containsEntry("meter", "api-calls").containsEntry("plan", "platform-hybrid");
        assertThat(tier.rows()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo("hybrid-calls-usd");
            assertThat(row.cells().keySet())
                    .containsExactly("price", "plan", "meter", "currency", "model", "unitPrice");
        });
        assertThat(calls.workflow()).isEmpty();
        assertThat(calls.approvals()).isEmpty();
    }

    @Test
    void saysWhoApproved() {
        book.customer("titan", "Titan", "USD", "growth", "UTC");
        book.subscribe("titan", "enterprise-commit", "2026-05-01T00:00:00Z");
        book.run("2026-06-01T00:00:00Z");
        Invoice held = book.invoices().getFirst();
        Instant at = Instant.parse("2026-06-01T09:00:00Z");
        book.get(Invoicing.class).approve(held.id(), FINANCE, "as agreed", at);

        assertThat(traces.of(held.id(), 1).approvals())
                .containsExactly(new LineTrace.Approval("APPROVE", "user:fern", "as agreed", at));
        assertThat(traces.of(held.id(), 2).amountInWords())
                .isEqualTo("USD 4,166.67 = up to the minimum of USD 4,166.67.");
        assertThatExceptionOfType(BillingException.class)
                .isThrownBy(() -> traces.of(held.id(), 9))
                .returns("unknown-invoice-line", refusal -> refusal.code().wireName());
        assertThat(List.of(1, 2, 3, 4))
                .allSatisfy(line ->
                        assertThat(traces.of(held.id(), line).decisions()).isNotEmpty());
    }
}
