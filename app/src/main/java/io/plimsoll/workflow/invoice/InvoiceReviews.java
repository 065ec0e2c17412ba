package io.plimsoll.workflow.invoice;

import io.plimsoll.bpmn.invoice.InvoiceProcess;
import io.plimsoll.bpmn.invoice.ReviewOutcome;
import io.plimsoll.history.UserTaskCompleted;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.InvoiceId;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries a reviewer's decision out at once, in the reviewer's name; the process only has to follow. */
@Component
class InvoiceReviews {

    private final Invoicing invoicing;

    InvoiceReviews(Invoicing invoicing) {
        this.invoicing = invoicing;
    }

    @EventListener
    void carryOut(UserTaskCompleted decision) {
        if (!decision.task().elementId().equals(InvoiceProcess.REVIEW_TASK)) {
            return;
        }
        InvoiceId id = InvoiceId.parse(Objects.requireNonNull(decision.task().subject()));
        switch (ReviewOutcome.valueOf(decision.outcome())) {
            case APPROVE -> invoicing.approve(id, decision.actor(), decision.note(), decision.at());
            case VOID -> invoicing.reject(id, decision.actor(), reason(decision.note()), decision.at());
        }
    }

    private static String reason(String note) {
        return note.isBlank() ? "voided in review" : note;
    }
}
