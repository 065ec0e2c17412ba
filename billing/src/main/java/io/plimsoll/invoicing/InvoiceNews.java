package io.plimsoll.invoicing;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.PublishMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells auditors, and the invoice's process where it matters, what happened to an invoice. */
@Component
class InvoiceNews {

    private static final String INVOICE_MOVED = "InvoiceMoved";

    private final Audit audit;
    private final Outbox outbox;

    InvoiceNews(Audit audit, Outbox outbox) {
        this.audit = audit;
        this.outbox = outbox;
    }

    void happened(
            Actor actor, String action, InvoiceId id, CustomerKey customer, Map<String, String> detail, Instant at) {
        Map<String, String> all = new HashMap<>(detail);
        all.put("customer", customer.value());
        audit.record(actor, action, id.toString(), all, at);
    }

    /** What the process did not do itself, and so has to hear of. */
    void moved(Actor actor, String action, InvoiceId id, CustomerKey customer, Map<String, String> detail, Instant at) {
        happened(actor, action, id, customer, detail, at);
        moved(id, action + detail.getOrDefault("for", ""), at);
    }

    void moved(InvoiceId id, String what, Instant at) {
        outbox.publish(new PublishMessage(INVOICE_MOVED, id.toString(), Map.of()), id + ":" + what, at);
    }
}
