package io.plimsoll.web.payment;

import io.plimsoll.invoicing.Budgets;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.payment.NewPayment;
import io.plimsoll.payment.Payments;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people record on an invoice's page about its money. */
@PageController
class PaymentPages {

    private final Payments payments;
    private final Budgets budgets;
    private final InstantSource clock;

    PaymentPages(Payments payments, Budgets budgets, InstantSource clock) {
        this.payments = payments;
        this.budgets = budgets;
        this.clock = clock;
    }

    @PostMapping("/invoices/{id}/payments")
    @Requires(Permission.TAKE_PAYMENTS)
    String record(
            @PathVariable InvoiceId id,
            @RequestParam String amount,
            @RequestParam String method,
            @RequestParam String reference,
            Caller caller) {
        payments.record(id, new NewPayment(amount, method, reference, null), caller.actor(), clock.instant());
        return "redirect:/invoices/" + id;
    }

    @PostMapping("/invoices/{id}/consent")
    @Requires(Permission.RECORD_CONSENT)
    String consent(
            @PathVariable InvoiceId id,
            @RequestParam String upTo,
            @RequestParam String by,
            @RequestParam(defaultValue = "") String note,
            Caller caller) {
        budgets.consent(id, upTo, by, note, caller.actor(), clock.instant());
        return "redirect:/invoices/" + id;
    }
}
