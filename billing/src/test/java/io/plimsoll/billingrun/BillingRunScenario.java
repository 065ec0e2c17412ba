package io.plimsoll.billingrun;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.BillingBook;
import io.plimsoll.Golden;
import io.plimsoll.InvoiceText;
import io.plimsoll.approval.ApprovedPolicies;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.subscription.SubscriptionState;
import io.plimsoll.subscription.Subscriptions;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a customer to an issued invoice, month by month. */
class BillingRunScenario {

    private final BillingBook book = new BillingBook();

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void closesTwoMonthsOfALifelikeBookToTheCent() {
        book.customer("acme", "Acme", "USD", "growth", "America/New_York");
        book.subscribe("acme", "platform-hybrid", "2026-04-11T04:00:00Z");
        book.use("acme", "api.calls", "2026-04-12T10:00:00Z", "calls", 61_234);
        book.use("acme", "api.calls", "2026-05-01T03:59:59Z", "calls", 50_000); // 30 April in New York
        book.use("acme", "api.calls", "2026-05-01T04:00:00Z", "calls", 99_999); // 1 May
        for (int user = 1; user <= 27; user++) {
            book.use("acme", "user.active", "2026-04-20T10:00:00Z", "user", "u" + user);
            book.use("acme", "user.active", "2026-04-21T10:00:00Z", "user", "u" + user);
        }
        for (int report = 1; report <= 101; report++) {
            book.use("acme", "report.created", "2026-05-05T10:00:00Z", "name", "r" + report);
        }
        book.customer("bolt", "Bolt", "EUR", "startup", "Europe/Berlin");
        book.subscribe("bolt", "email-49", "2026-03-31T22:00:00Z");
        book.use("bolt", "contacts.counted", "2026-04-03T08:00:00Z", "contacts", 11_400);
        book.use("bolt", "contacts.counted", "2026-04-17T08:00:00Z", "contacts", 12_000);
        book.customer("kaze", "Kaze", "JPY", "growth", "Asia/Tokyo");
        book.subscribe("kaze", "api-payg", "2026-03-31T15:00:00Z");
        book.use("kaze", "api.calls", "2026-04-10T01:00:00Z", "calls", 1_234_567);
        book.customer("silo", "Silo", "USD", "enterprise", "Asia/Kolkata");
        book.subscribe("silo", "storage-tiers", "2026-03-31T18:30:00Z");
        book.use("silo", "storage.measured", "2026-05-10T01:00:00Z", "gigabytes", "612.5");
        book.customer("titan", "Titan", "USD", "enterprise", "America/New_York");
        book.subscribe("titan", "enterprise-commit", "2026-04-01T04:00:00Z");
        book.use("titan", "api.calls", "2026-04-10T01:00:00Z", "calls", 40_000_000);
        book.customer("wren", "Wren", "USD", "public", "Asia/Kuala_Lumpur");
        book.subscribe("wren", "free", "2026-03-31T16:00:00Z");

        BillingRun run = book.run("2026-06-01T12:00:00Z");

        assertThat(run.failed()).isZero();
        assertThat(run.invoices()).isEqualTo(12).isEqualTo(run.periodsDue()).isEqualTo(run.done());
        Golden.assertMatches("billingrun/two-months.txt", InvoiceText.of(book.invoices()));
        assertThat(run.totals())
                .containsExactlyElementsOf(book.invoices().stream()
                        .map(Invoice::total)
                        .collect(Collectors.groupingBy(Money::currency, Collectors.reducing(Money::plus)))
                        .values()
                        .stream()
                        .map(Optional::orElseThrow)
                        .sorted(Comparator.comparing(total -> total.currency().getCurrencyCode()))
                        .toList());
    }

    @Test
    void aPeriodIsPricedByTheVersionInForceAtItsStartWheneverItIsRun() {
        book.customer("bolt", "Bolt", "USD", "startup", "UTC");
        book.subscribe("bolt", "email-49", "2026-03-01T00:00:00Z");
        Policies policies = book.get(Policies.class);
        PolicyVersion first = policies.inForce("plan", Instant.parse("2026-03-01T00:00:00Z"));
        Instant may = Instant.parse("2026-05-20T00:00:00Z");
        PolicyVersion second = policies.post(
                "plan",
                first.csv().replace("email-49-usd,email-49,,,USD,,49.00", "email-49-usd,email-49,,,USD,,59.00"),
                FINANCE,
                "",
                may);
        ApprovedPolicies.activate(
                book.get(DataSource.class),
                policies,
                "plan",
                second.hash(),
                Instant.parse("2026-04-01T00:00:00Z"),
                FINANCE,
                may);

        book.run("2026-05-20T00:00:00Z");

        assertThat(book.invoices()).extracting(Invoice::total).containsExactly(usd("49.00"), usd("59.00"));
        assertThat(book.invoices())
                .extracting(invoice -> policies.recorded(invoice.line(1).decisions()).stream()
                        .filter(decision -> decision.set().equals("plan"))
                        .map(decision -> decision.versionNumber() + " " + decision.rowIds())
                        .toList())
                .containsExactly(List.of("1 [email-49-usd]"), List.of("2 [email-49-usd]"));
    }

    @Test
    void holdsAJumpAgainstTheMedianUntilAPersonApproves() {
        book.customer("acme", "Acme", "USD", "growth", "UTC");
        book.subscribe("acme", "api-payg", "2026-01-01T00:00:00Z");
        for (String month : List.of("01", "02", "03")) {
            book.use("acme", "api.calls", "2026-" + month + "-10T00:00:00Z", "calls", 100_000);
        }
        book.use("acme", "api.calls", "2026-04-10T00:00:00Z", "calls", 600_000);
        book.run("2026-05-01T00:00:00Z");

        assertThat(book.invoices())
                .extracting(Invoice::state)
                .containsExactly(InvoiceState.DRAFT, InvoiceState.DRAFT, InvoiceState.DRAFT, InvoiceState.HELD);
        Invoice held = book.invoices().getLast();
        assertThat(held.total()).isEqualTo(usd("500.00"));
        assertThat(held.holdReason()).isEqualTo("More than three times the median of earlier invoices");
        assertThat(book.get(Policies.class)
                        .recorded(Objects.requireNonNull(held.reviewDecision()))
                        .question())
                .containsEntry("changePercent", "400.00")
                .containsEntry("firstInvoice", "false");
        Instant at = Instant.parse("2026-05-02T00:00:00Z");
        book.get(Invoicing.class).approve(held.id(), FINANCE, "a launch", at);
        assertThat(book.get(Invoicing.class).issue(held.id(), at).number()).isEqualTo("INV-000001");
    }

    @Test
    void billsACancelledSubscriptionsLastPeriodAndEndsIt() {
        book.customer("bolt", "Bolt", "USD", "startup", "UTC");
        SubscriptionId id = book.subscribe("bolt", "email-49", "2026-03-01T00:00:00Z");
        Subscriptions subscriptions = book.get(Subscriptions.class);
        subscriptions.cancel(id, FINANCE, Instant.parse("2026-04-10T00:00:00Z"));

        BillingRun run = book.run("2026-07-01T00:00:00Z");

        assertThat(run.periodsDue()).isEqualTo(2);
        assertThat(book.invoices()).hasSize(2);
        assertThat(subscriptions.get(id).state()).isEqualTo(SubscriptionState.ENDED);
        assertThat(book.run("2026-08-01T00:00:00Z").done()).isZero();
    }

    private static Money usd(String amount) {
        return Money.of(Currency.getInstance("USD"), amount);
    }
}
