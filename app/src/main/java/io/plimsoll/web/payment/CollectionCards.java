package io.plimsoll.web.payment;

import io.plimsoll.dunning.Dunning;
import io.plimsoll.dunning.DunningCase;
import io.plimsoll.invoicing.Budgets;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.Receivable;
import io.plimsoll.invoicing.Receivables;
import io.plimsoll.payment.PaymentMethod;
import io.plimsoll.payment.Payments;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What an invoice's page shows of its budget, its payments and its dunning, and what its reader may do about them. */
@Component
public class CollectionCards {

    private static final List<PaymentMethod> BY_HAND = Arrays.stream(PaymentMethod.values())
            .filter(method -> method != PaymentMethod.PROVIDER)
            .toList();

    private final Receivables receivables;
    private final Payments payments;
    private final Budgets budgets;
    private final Dunning dunning;
    private final InstantSource clock;

    CollectionCards(Receivables receivables, Payments payments, Budgets budgets, Dunning dunning, InstantSource clock) {
        this.receivables = receivables;
        this.payments = payments;
        this.budgets = budgets;
        this.dunning = dunning;
        this.clock = clock;
    }

    public void addTo(Model model, Invoice invoice, Caller caller) {
        Receivable money = receivables.get(invoice.id());
        Optional<DunningCase> found = dunning.find(invoice.id());
        boolean draft = switch (invoice.state()) {
            case DRAFT, HELD -> true;
            case ISSUED, PAID, OVERDUE, VOID, UNCOLLECTIBLE -> false;
        };
        model.addAttribute("money", money);
        model.addAttribute("payments", payments.of(invoice.id()));
        model.addAttribute("attempts", payments.attempts(invoice.id()));
        model.addAttribute("methods", BY_HAND);
        model.addAttribute("over", draft ? budgets.over(invoice.id()).orElse(null) : null);
        model.addAttribute("consents", budgets.consents(invoice.id()));
        model.addAttribute("dunning", found.orElse(null));
        model.addAttribute(
                "daysOverdue",
                found.map(each -> each.daysOverdue(clock.instant())).orElse(0L));
        model.addAttribute("dunningSteps", dunning.steps(invoice.id()));
        model.addAttribute("mayTake", money.owed() && caller.may(Permission.TAKE_PAYMENTS));
        model.addAttribute("mayWriteOff", caller.may(Permission.WRITE_OFF_INVOICES));
        model.addAttribute("mayConsent", caller.may(Permission.RECORD_CONSENT));
    }
}
