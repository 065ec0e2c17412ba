package io.plimsoll.billingrun;

import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import io.plimsoll.invoicing.InvoiceDraft;
import io.plimsoll.invoicing.InvoiceLine;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.StartProcess;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Closes the unbilled period of each subscription of a chunk. Everything is written in the caller's transaction: decisions,
 * invoices, what starts their workflows, the subscriptions' next periods, and the run's outcomes.
 */
@Component
class Closing {

    private static final String INVOICE_PROCESS = "InvoiceProcess";

    private final Billing billing;
    private final PendingLines pending;
    private final Reviewing reviewing;
    private final Pricing pricing;
    private final Policies policies;
    private final Invoicing invoicing;
    private final Subscriptions subscriptions;
    private final Customers customers;
    private final Outbox outbox;
    private final DueSubscriptions due;
    private final Outcomes outcomes;

    Closing(
            Billing billing,
            PendingLines pending,
            Reviewing reviewing,
            Pricing pricing,
            Policies policies,
            Invoicing invoicing,
            Subscriptions subscriptions,
            Customers customers,
            Outbox outbox,
            DueSubscriptions due,
            Outcomes outcomes) {
        this.billing = billing;
        this.pending = pending;
        this.reviewing = reviewing;
        this.pricing = pricing;
        this.policies = policies;
        this.invoicing = invoicing;
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.outbox = outbox;
        this.due = due;
        this.outcomes = outcomes;
    }

    void close(BillingRun run, List<SubscriptionId> claimed, Instant at) {
        List<Bill.Computed> bills = new ArrayList<>();
        List<Outcome> found = new ArrayList<>();
        Map<SubscriptionId, Subscription> byId =
                subscriptions.getAll(claimed).stream().collect(Collectors.toMap(Subscription::id, Function.identity()));
        for (Bill bill : billing.bills(pricing.unbilled(claimed), run.pin())) {
            switch (bill) {
                case Bill.Computed each ->
                    bills.add(pending.takenOnto(each, Objects.requireNonNull(byId.get(each.subscription())), at));
                case Bill.Failed failed -> found.add(Outcome.of(failed));
            }
        }
        List<Review> reviews = reviewing.review(bills, due.pastTotals(claimed), run);
        List<InvoiceId> invoices = invoicing.draft(drafts(run.id(), bills, reviews, at), at);
        startProcesses(bills, reviews, invoices, at);
        subscriptions.billed(periods(bills));
        for (int i = 0; i < bills.size(); i++) {
            found.add(Outcome.of(bills.get(i), reviews.get(i), invoices.get(i)));
        }
        outcomes.write(run.id(), found, at);
    }

    private List<InvoiceDraft> drafts(BillingRunId run, List<Bill.Computed> bills, List<Review> reviews, Instant at) {
        Map<Decided<?>, Long> ids = record(bills, reviews, at);
        List<InvoiceDraft> drafts = new ArrayList<>();
        for (int i = 0; i < bills.size(); i++) {
            Bill.Computed bill = bills.get(i);
            Review review = reviews.get(i);
            drafts.add(new InvoiceDraft(
                    bill.of().customer(),
                    bill.subscription(),
                    bill.of().plan(),
                    bill.period(),
                    bill.of().timeZone(),
                    bill.of().currency(),
                    lines(bill, ids),
                    review.holdReason(),
                    review.graceHours(),
                    ids.get(review.decided()),
                    run,
                    bill.pricing().paymentDays()));
        }
        return drafts;
    }

    /** Many lines share a decision, so each is stored once. */
    private Map<Decided<?>, Long> record(List<Bill.Computed> bills, List<Review> reviews, Instant at) {
        Set<Decided<?>> distinct = new LinkedHashSet<>();
        bills.forEach(bill -> bill.lines().forEach(line -> distinct.addAll(line.decisions())));
        reviews.forEach(review -> distinct.add(review.decided()));
        List<Decided<?>> inOrder = List.copyOf(distinct);
        List<Long> ids = policies.record(inOrder, at);
        Map<Decided<?>, Long> byDecision = new HashMap<>();
        for (int i = 0; i < inOrder.size(); i++) {
            byDecision.put(inOrder.get(i), ids.get(i));
        }
        return byDecision;
    }

    private static List<InvoiceLine> lines(Bill.Computed bill, Map<Decided<?>, Long> ids) {
        List<InvoiceLine> lines = new ArrayList<>();
        for (Bill.Line line : bill.lines()) {
            lines.add(new InvoiceLine(
                    lines.size() + 1,
                    line.kind(),
                    line.description(),
                    line.meter(),
                    line.quantity(),
                    line.unit(),
                    line.charge().amount(),
                    line.charge().unrounded(),
                    line.charge().components(),
                    line.eventCount(),
                    line.decisions().stream()
                            .map(decision -> Objects.requireNonNull(ids.get(decision)))
                            .toList()));
        }
        return lines;
    }

    private void startProcesses(List<Bill.Computed> bills, List<Review> reviews, List<InvoiceId> invoices, Instant at) {
        Map<CustomerId, Customer> byId = customers.getAll(
                bills.stream().map(bill -> bill.of().customer()).distinct().toList());
        List<StartProcess> starts = new ArrayList<>();
        for (int i = 0; i < bills.size(); i++) {
            Customer customer =
                    Objects.requireNonNull(byId.get(bills.get(i).of().customer()));
            Review review = reviews.get(i);
            String holdReason = review.holdReason();
            starts.add(new StartProcess(
                    INVOICE_PROCESS,
                    invoices.get(i).toString(),
                    Map.of(
                            "subject", invoices.get(i).toString(),
                            "customer", customer.key().value(),
                            "held", review.held(),
                            "holdReason", holdReason == null ? "" : holdReason,
                            "graceDuration",
                                    Duration.ofHours(review.graceHours()).toString())));
        }
        outbox.startProcesses(starts, at);
    }

    private static Map<SubscriptionId, ServicePeriod> periods(List<Bill.Computed> bills) {
        Map<SubscriptionId, ServicePeriod> periods = new HashMap<>();
        bills.forEach(bill -> periods.put(bill.subscription(), bill.period()));
        return periods;
    }
}
