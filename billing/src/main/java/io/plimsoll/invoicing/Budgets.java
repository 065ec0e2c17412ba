package io.plimsoll.invoicing;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Violations;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps invoices above a customer's budget cap until the customer agrees. The database refuses to number one without. */
@Component
public class Budgets {

    private static final int NAME_LENGTH_MAX = 200;

    private final BudgetRows rows;
    private final InvoiceRepository invoices;
    private final InvoiceNews news;

    Budgets(BudgetRows rows, InvoiceRepository invoices, InvoiceNews news) {
        this.rows = rows;
        this.invoices = invoices;
        this.news = news;
    }

    /** Empty when the invoice is within the budget, or consent covers it. */
    @Transactional(readOnly = true)
    public Optional<OverBudget> over(InvoiceId id) {
        return rows.over(id);
    }

    /** In the order they were given. */
    @Transactional(readOnly = true)
    public List<Consent> consents(InvoiceId id) {
        return rows.consents(id);
    }

    /**
     * Records that the customer agrees, up to an amount; the same again changes nothing. An invoice held for nothing but its
     * budget goes on when the amount covers it. Refused with {@code invalid-consent}, and once the invoice is issued or void.
     *
     * @param upTo a decimal in the invoice's currency
     * @param by who of the customer's people agreed
     */
    @Transactional
    public List<Consent> consent(
            InvoiceId id, @Nullable String upTo, @Nullable String by, String note, Actor actor, Instant at) {
        Standing standing = invoices.lock(id).orElseThrow(() -> InvoicingRefusal.unknownInvoice(id));
        switch (standing.state()) {
            case DRAFT, HELD -> {}
            case VOID, ISSUED, PAID, OVERDUE, UNCOLLECTIBLE ->
                throw new BillingException(
                        InvoicingRefusal.INVOICE_IS_ISSUED,
                        "expected a draft to agree to, but " + id + " is " + standing.state());
        }
        Consent consent = checked(standing.total().currency(), upTo, by, note, actor, at);
        if (rows.insert(id, consent)) {
            news.moved(
                    actor,
                    "invoice.consented",
                    id,
                    standing.customer(),
                    Map.of("for", consent.upTo().toPlainString(), "by", consent.by(), "note", note),
                    at);
            if (rows.heldForBudgetAlone(id) && rows.over(id).isEmpty()) {
                rows.release(id, actor, "consent of " + consent.by() + " up to " + consent.upTo(), at);
            }
        }
        return rows.consents(id);
    }

    /** Holds a draft that is above the budget by now, and lets one go that is not any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    void reassess(InvoiceId id, InvoiceState state, Actor actor, Instant at) {
        Optional<OverBudget> over = rows.over(id);
        if (state == InvoiceState.DRAFT && over.isPresent()) {
            rows.hold(id, over.get());
        } else if (state == InvoiceState.HELD && over.isEmpty() && rows.heldForBudgetAlone(id)) {
            rows.release(id, actor, "within the budget", at);
        }
    }

    void refuseOver(InvoiceId id) {
        rows.over(id).ifPresent(over -> {
            throw new BillingException(
                    InvoicingRefusal.CONSENT_MISSING,
                    "expected the customer's consent up to at least " + over.total() + " for " + id + ", but it is "
                            + over.reason() + " without");
        });
    }

    private static Consent checked(
            Currency currency, @Nullable String upTo, @Nullable String by, String note, Actor actor, Instant at) {
        Violations violations = new Violations();
        Money amount = amount(upTo, currency);
        violations.expect(amount != null, "/upTo", "a positive amount of " + currency, upTo);
        violations.expect(
                by != null && !by.isBlank() && by.length() <= NAME_LENGTH_MAX,
                "/by",
                "who of the customer's people agreed",
                by);
        violations.refuseAny(InvoicingRefusal.INVALID_CONSENT, "a consent");
        return new Consent(
                Objects.requireNonNull(amount), Objects.requireNonNull(by).strip(), note.strip(), actor, at);
    }

    private static @Nullable Money amount(@Nullable String text, Currency currency) {
        try {
            Money amount = text == null ? null : Money.exactly(currency, new BigDecimal(text.strip()));
            return amount == null || amount.isZero() || amount.isNegative() ? null : amount;
        } catch (NumberFormatException | IllegalStateException e) {
            return null;
        }
    }
}
