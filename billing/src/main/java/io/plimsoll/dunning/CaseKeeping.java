package io.plimsoll.dunning;

import io.plimsoll.audit.Audit;
import io.plimsoll.invoicing.InvoiceGivenUp;
import io.plimsoll.invoicing.InvoiceOverdue;
import io.plimsoll.invoicing.InvoicePaid;
import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.PublishMessage;
import io.plimsoll.outbox.StartProcess;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens and closes cases in the transactions in which invoices become overdue and are settled. */
@Component
class CaseKeeping {

    private static final String DUNNING_PROCESS = "DunningProcess";
    private static final String DUNNING_ENDED = "DunningEnded";
    private static final Actor SYSTEM = Actor.system("dunning");

    private final DunningRows rows;
    private final ServiceRestrictions restrictions;
    private final Outbox outbox;
    private final Audit audit;

    CaseKeeping(DunningRows rows, ServiceRestrictions restrictions, Outbox outbox, Audit audit) {
        this.rows = rows;
        this.restrictions = restrictions;
        this.outbox = outbox;
        this.audit = audit;
    }

    @EventListener
    void open(InvoiceOverdue overdue) {
        rows.open(overdue.invoice(), overdue.customerId(), overdue.at());
        String subject = overdue.invoice().toString();
        outbox.startProcesses(
                List.of(new StartProcess(
                        DUNNING_PROCESS,
                        subject,
                        Map.of(
                                "subject",
                                subject,
                                "customer",
                                overdue.customer().value()))),
                overdue.at());
    }

    @EventListener
    void close(InvoicePaid paid) {
        close(paid.invoice(), InvoiceState.PAID, paid.at());
    }

    @EventListener
    void close(InvoiceGivenUp givenUp) {
        close(givenUp.invoice(), givenUp.state(), givenUp.at());
    }

    private void close(InvoiceId invoice, InvoiceState outcome, Instant at) {
        if (!rows.close(invoice, outcome, at)) {
            return;
        }
        DunningCase closed = rows.find(invoice).orElseThrow();
        if (outcome != InvoiceState.UNCOLLECTIBLE) {
            restrictions.restore(invoice, closed.customer(), SYSTEM, at);
        }
        audit.record(
                SYSTEM,
                "dunning.ended",
                invoice.toString(),
                Map.of("customer", closed.customer().value(), "outcome", outcome.name()),
                at);
        // Its own write-off is the process's last step; anything else it has to hear.
        if (outcome != InvoiceState.UNCOLLECTIBLE || !isWritingOff(invoice)) {
            outbox.publish(new PublishMessage(DUNNING_ENDED, invoice.toString(), Map.of()), invoice.toString(), at);
        }
    }

    private boolean isWritingOff(InvoiceId invoice) {
        List<DunningStep> steps = rows.steps(invoice);
        return !steps.isEmpty()
                && steps.getLast().action() == DunningAction.WRITE_OFF
                && steps.getLast().doneAt() == null;
    }
}
