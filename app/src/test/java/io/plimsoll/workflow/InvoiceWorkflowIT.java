package io.plimsoll.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.history.UserTask;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.testclock.ClockMove;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InvoiceWorkflowIT extends BrokerTest {

    @Test
    void issuesAndDeliversWhenGraceEnds() throws IOException {
        InvoiceId id = draft(null, Duration.ofHours(24));
        awaitStep(id, "Event_GraceEnded");
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.DRAFT);

        ClockMove move = clock.advance(clock.now().plus(Duration.ofHours(25)));

        assertThat(move.pending()).isEmpty();
        assertThat(path(id))
                .containsExactly(
                        "Event_InvoiceDrafted",
                        "Gateway_HeldForReview",
                        "Event_GraceEnded",
                        "Task_CheckIssue",
                        "Gateway_ReadyToIssue",
                        "Task_IssueInvoice",
                        "Task_DeliverInvoice",
                        "Task_CollectPayment",
                        "Task_LookAtInvoice",
                        "Gateway_HowItStands",
                        "Gateway_UntilPaidOrDue");
        Invoice invoice = invoicing.get(id);
        assertThat(invoice.state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(invoice.deliveredTo()).isEqualTo("outbox/%s.html".formatted(invoice.number()));
        assertThat(Files.readString(DATA.resolve("outbox/%s.html".formatted(invoice.number()))))
                .contains(String.valueOf(invoice.number()), "Acme &amp; Sons", "USD 100.00")
                .doesNotContain("<script");
        assertThat(Files.readAllBytes(DATA.resolve("outbox/%s.json".formatted(invoice.number()))))
                .isEqualTo(invoicing.document(id));
    }

    @Test
    void issuesAHeldInvoiceOnceAPersonApproved() {
        InvoiceId id = draft("first invoice over 50", Duration.ofHours(1));
        assertThat(openTask(id).candidateGroups()).containsExactly("FINANCE");
        clock.advance(clock.now().plus(Duration.ofHours(3)));
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.HELD);

        decide(id, "APPROVE");
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.DRAFT);
        awaitStep(id, "Event_GraceEnded");
        clock.advance(clock.now().plus(Duration.ofHours(2)));

        Invoice invoice = invoicing.get(id);
        assertThat(invoice.state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(invoice.deliveredAt()).isNotNull();
        assertThat(path(id)).last().isEqualTo("Gateway_UntilPaidOrDue");
    }

    @Test
    void voidsAHeldInvoiceThatAPersonRejected() {
        InvoiceId id = draft("first invoice over 50", Duration.ofHours(1));
        decide(id, "VOID");
        awaitStep(id, "Event_InvoiceVoided");

        Invoice invoice = invoicing.get(id);
        assertThat(invoice.state()).isEqualTo(InvoiceState.VOID);
        assertThat(invoice.voidReason()).isEqualTo("looked at it");
        assertThat(invoice.number()).isNull();
    }

    @Test
    void endsQuietlyWhenTheInvoiceIsVoidedDuringItsGrace() {
        InvoiceId id = draft(null, Duration.ofHours(24));
        awaitStep(id, "Event_GraceEnded");
        invoicing.voidInvoice(id, Actor.user("finance"), "wrong customer", clock.now());

        assertThat(clock.advance(clock.now().plus(Duration.ofHours(25))).pending())
                .isEmpty();
        assertThat(path(id)).contains("Event_VoidedWhileWaiting").last().isEqualTo("Event_InvoiceDropped");
    }

    @Test
    void takesTheTaskBackWhenAHeldInvoiceIsVoidedElsewhere() {
        InvoiceId id = draft("first invoice over 50", Duration.ofHours(1));
        openTask(id);
        invoicing.voidInvoice(id, FINANCE, "wrong customer", clock.now());

        awaitStep(id, "Event_InvoiceDropped");
        await("no task of " + id, () -> userTasks.of(id.toString()).stream().noneMatch(UserTask::open));
    }
}
