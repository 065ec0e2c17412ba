package io.plimsoll.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollContext;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BudgetsIT {

    private static final Actor FINANCE = Actor.user("finance");
    private static final Instant LATER = Instant.parse("2026-06-02T15:00:00Z");

    private final PlimsollContext plimsoll = new PlimsollContext("io.plimsoll.invoicing", "io.plimsoll.audit");
    private final Invoicing invoicing = plimsoll.get(Invoicing.class);
    private final Budgets budgets = plimsoll.get(Budgets.class);
    private final InvoiceFixture fixture = new InvoiceFixture(plimsoll);

    @AfterEach
    void close() {
        plimsoll.close();
    }

    @Test
    void aDraftAboveTheCapIsHeldUntilAConsentCoversIt() {
        cap("12.00");
        InvoiceId id = fixture.drafted(1).getFirst();
        assertThat(invoicing.get(id))
                .returns(InvoiceState.HELD, Invoice::state)
                .returns("above the budget cap of USD 12.00", Invoice::holdReason);
        refused("consent-missing", () -> invoicing.approve(id, FINANCE, "fine", LATER));

        budgets.consent(id, "12.33", "cedar of Acme", "", FINANCE, LATER);
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.HELD);
        budgets.consent(id, "12.34", "cedar of Acme", "by phone", FINANCE, LATER);
        budgets.consent(id, "12.34", "cedar of Acme", "by phone", FINANCE, LATER);
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.DRAFT);
        assertThat(budgets.consents(id)).hasSize(2);
        assertThat(invoicing.issue(id, LATER).state()).isEqualTo(InvoiceState.ISSUED);
        refused("invoice-is-issued", () -> budgets.consent(id, "99", "cedar", "", FINANCE, LATER));
    }

    @Test
    void aConsentForLessDoesNotCoverWhatIsAddedLater() {
        cap("12.00");
        InvoiceId id = fixture.drafted(1).getFirst();
        budgets.consent(id, "15.00", "cedar", "", FINANCE, LATER);
        adjust(id, "a", "2.66");
        assertThat(invoicing.readiness(id, LATER)).isEqualTo(new Readiness.Ready());
        adjust(id, "b", "0.01");
        assertThat(invoicing.readiness(id, LATER)).isEqualTo(new Readiness.Held("above the budget cap of USD 12.00"));
        adjust(id, "c", "-3.01");
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.DRAFT);
    }

    @Test
    void aCapThatCameAfterTheDraftHoldsItBeforeItIsIssued() {
        InvoiceId id = fixture.drafted(1).getFirst();
        cap("5.00");
        refused("consent-missing", () -> invoicing.issue(id, LATER));
        assertThat(invoicing.readiness(id, LATER)).isInstanceOf(Readiness.Held.class);
        cap("20.00");
        assertThat(invoicing.readiness(id, LATER)).isEqualTo(new Readiness.Ready());
    }

    @Test
    void aReviewIsStillNeededWhenTheCustomerAgrees() {
        cap("12.00");
        InvoiceId id = fixture.draft(List.of(InvoiceFixture.draft(
                        fixture.subscriptions("acme", 1).getFirst(),
                        "three times the median",
                        List.of(InvoiceFixture.line(1, "12.34")))))
                .getFirst();
        assertThat(invoicing.get(id).holdReason())
                .isEqualTo("three times the median; above the budget cap of USD 12.00");
        budgets.consent(id, "20", "cedar", "", FINANCE, LATER);
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.HELD);
        assertThat(invoicing.approve(id, FINANCE, "fine", LATER).state()).isEqualTo(InvoiceState.DRAFT);
    }

    @Test
    void theDatabaseItselfNumbersNoInvoiceAboveTheCapWithoutConsent() {
        cap("12.00");
        InvoiceId id = fixture.drafted(1).getFirst();
        assertThatThrownBy(() -> plimsoll.database()
                        .sql(
                                "update invoice set state = 'ISSUED', invoice_number = 'X-1', issued_at = now() where invoice_id = :id")
                        .param("id", id.value())
                        .update())
                .hasMessageContaining("above the budget cap 12.00 without consent");
    }

    @Test
    void aConsentThatMakesNoSenseIsRefused() {
        InvoiceId id = fixture.drafted(1).getFirst();
        refused("invalid-consent", () -> budgets.consent(id, "-1", " ", "", FINANCE, LATER));
    }

    private void adjust(InvoiceId id, String key, String amount) {
        invoicing.addAdjustment(id, key, "Setup", Money.of(InvoiceFixture.USD, amount), FINANCE, LATER);
    }

    private void cap(String amount) {
        plimsoll.database()
                .sql("update customer set budget_cap = :cap where customer_key = 'acme'")
                .param("cap", new BigDecimal(amount))
                .update();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(BillingException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code().wireName()).isEqualTo(code));
    }
}
