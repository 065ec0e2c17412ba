package io.plimsoll.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.bpmn.dunning.DunningProcess;
import io.plimsoll.customer.PaymentPreferences;
import io.plimsoll.dunning.Dunning;
import io.plimsoll.dunning.DunningAction;
import io.plimsoll.dunning.DunningStep;
import io.plimsoll.dunning.ServiceRestrictions;
import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.outbox.PublishMessage;
import io.plimsoll.payment.NewPayment;
import io.plimsoll.payment.PaymentAttempt;
import io.plimsoll.payment.Payments;
import io.plimsoll.payment.SandboxCharges;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@SuppressWarnings("NullAway.Init") // injected
class DunningWorkflowIT extends BrokerTest {

    @Autowired
    private Payments payments;

    @Autowired
    private PaymentPreferences preferences;

    @Autowired
    private SandboxCharges sandbox;

    @Autowired
    private Dunning dunning;

    @Autowired
    private ServiceRestrictions restrictions;

    @Test
    void chargesWhenTheInvoiceIsDelivered() {
        InvoiceId id = charged("tok_visa");
        pass(Duration.ofHours(2));

        assertThat(path(id))
                .endsWith("Task_CollectPayment", "Task_LookAtInvoice", "Gateway_HowItStands", "Event_InvoicePaid");
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.PAID);
        assertThat(payments.attempts(id)).hasSize(1);
    }

    @Test
    void recoversAFailedPaymentStepByStep() {
        InvoiceId id = charged("tok_visa");
        sandbox.failFor(invoicing.get(id).customer(), 2, null);
        pass(Duration.ofHours(2));
        assertThat(payments.attempts(id))
                .extracting(PaymentAttempt::failureCode)
                .containsExactly("card-declined");
        pass(Duration.ofDays(13));
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.ISSUED);

        pass(Duration.ofDays(2));
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.OVERDUE);
        assertThat(dunning.steps(id)).extracting(DunningStep::action).containsExactly(DunningAction.RETRY);
        pass(Duration.ofDays(4));
        pass(Duration.ofDays(6));

        assertThat(dunning.steps(id))
                .extracting(DunningStep::action, DunningStep::result)
                .containsExactly(
                        tuple(DunningAction.RETRY, "card-declined"),
                        tuple(DunningAction.REMIND, "sent"),
                        tuple(DunningAction.RETRY, "paid"));
        assertThat(dunning.steps(id)).allMatch(step -> step.versionHash() != null);
        assertThat(payments.attempts(id)).hasSize(3);
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.PAID);
        awaitStep(id, "Event_InvoicePaid");
        awaitStep(id, "Event_CaseClosed");
        assertThat(letters(id)).isEqualTo(1);
    }

    @Test
    void stopsWhereverItIsWhenTheCustomerPaysAndRestoresTheService() {
        InvoiceId id = drafted();
        pass(Duration.ofHours(2));
        pass(Duration.ofDays(15));
        for (int days : List.of(4, 6, 6, 8)) {
            pass(Duration.ofDays(days));
        }
        CustomerId customer = invoicing.get(id).customerId();
        assertThat(restrictions.isRestricted(customer)).isTrue();
        subscriptions.cancel(invoicing.get(id).subscription(), FINANCE, clock.now());

        NewPayment transfer = new NewPayment("100.00", "TRANSFER", "T-" + id, null);
        payments.record(id, transfer, FINANCE, clock.now());
        payments.record(id, transfer, FINANCE, clock.now());
        assertThat(restrictions.isRestricted(customer)).isFalse();
        awaitStep(id, "Event_CaseClosed");
        awaitStep(id, "Event_InvoicePaid");

        // A message that comes late finds nobody.
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> outbox.publish(
                        new PublishMessage(DunningProcess.DUNNING_ENDED, id.toString(), Map.of()),
                        id + ":again",
                        clock.now()));
        int steps = dunning.steps(id).size();
        pass(Duration.ofDays(30));
        assertThat(dunning.steps(id)).hasSize(steps);
    }

    @Test
    void takesNoStepWhileACustomerPromisedToPay() {
        InvoiceId id = drafted();
        pass(Duration.ofHours(2));
        pass(Duration.ofDays(15));
        dunning.pause(id, clock.now().plus(Duration.ofDays(10)), true, "pays after the fair", FINANCE, clock.now());
        pass(Duration.ofDays(9));
        assertThat(dunning.steps(id)).hasSize(1);
        pass(Duration.ofDays(2));
        assertThat(dunning.steps(id)).hasSize(2);

        dunning.writeOff(id, "the company is gone", FINANCE, clock.now());
        awaitStep(id, "Event_CaseClosed");
        awaitStep(id, "Event_InvoiceUncollectible");
    }

    private InvoiceId drafted() {
        InvoiceId id = draft(null, Duration.ofHours(1));
        awaitStep(id, "Event_GraceEnded");
        return id;
    }

    private InvoiceId charged(String token) {
        InvoiceId id = drafted();
        preferences.put(
                invoicing.get(id).customer(),
                new PaymentPreferences.Wanted("CHARGE_AUTOMATICALLY", token, null),
                FINANCE,
                clock.now());
        return id;
    }

    private void pass(Duration time) {
        assertThat(clock.advance(clock.now().plus(time)).pending()).isEmpty();
    }

    private long letters(InvoiceId id) {
        return database.sql("select count(*) from notification where business_key like 'dunning:' || :id || ':%'")
                .param("id", id.toString())
                .query(Long.class)
                .single();
    }
}
