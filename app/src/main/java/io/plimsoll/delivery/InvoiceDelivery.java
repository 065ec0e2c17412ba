package io.plimsoll.delivery;

import io.plimsoll.customer.Customers;
import io.plimsoll.delivery.Letter.Attachment;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.InvoiceId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sends issued invoices out. */
@Component
public class InvoiceDelivery {

    private final Invoicing invoicing;
    private final Customers customers;
    private final InvoicePage page;
    private final OutboxFolder folder;
    private final Mail mail;
    private final InstantSource clock;

    InvoiceDelivery(
            Invoicing invoicing,
            Customers customers,
            InvoicePage page,
            OutboxFolder folder,
            Mail mail,
            InstantSource clock) {
        this.invoicing = invoicing;
        this.customers = customers;
        this.page = page;
        this.folder = folder;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Writes the invoice as a page and as JSON, mails both where mail is configured and the customer has an address, and
     * notes where it went. An invoice that was delivered is left alone.
     */
    public void deliver(InvoiceId id) {
        Invoice invoice = invoicing.get(id);
        if (invoice.deliveredAt() != null) {
            return;
        }
        String number = invoice.number();
        if (number == null) {
            throw new IllegalStateException("expected %s to be issued, but it has no number".formatted(id));
        }
        String html = page.of(invoice);
        String json = new String(invoicing.document(id), StandardCharsets.UTF_8);
        folder.write(number + ".json", json);
        String where = folder.write(number + ".html", html);
        String email = customers.get(invoice.customer()).email();
        if (mail.configured() && email != null) {
            mail.send(letter(invoice, number, email, html, json));
            where = where + ", " + email;
        }
        invoicing.delivered(id, where, clock.instant());
    }

    private static Letter letter(Invoice invoice, String number, String email, String html, String json) {
        return new Letter(
                "invoice:" + number,
                email,
                "Invoice " + number,
                """
                Invoice %s over %s is attached, as a page to read and as JSON to process.
                """.formatted(number, invoice.total()),
                List.of(
                        new Attachment(number + ".html", "text/html", html),
                        new Attachment(number + ".json", "application/json", json)));
    }
}
