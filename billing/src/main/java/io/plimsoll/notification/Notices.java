package io.plimsoll.notification;

import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes letters by templates, in the language of whoever reads them, and queues them. */
@Component
public class Notices {

    private static final String CUSTOMER = "CUSTOMER";

    private final Notifications notifications;
    private final Customers customers;
    private final NoticeTemplates templates;

    Notices(Notifications notifications, Customers customers, NoticeTemplates templates) {
        this.notifications = notifications;
        this.customers = customers;
        this.templates = templates;
    }

    /**
     * Queues the letter in the caller's transaction, in the words and the language of now. A template that is missing, or that
     * asks for a value the notice does not have, is a programmer's error.
     *
     * @return false when its business key was queued before; nothing changes then
     */
    public boolean send(Notice notice, Instant at) {
        Customer customer =
                customers.getAll(List.of(notice.customer())).values().iterator().next();
        Locale locale = notice.audience().equals(CUSTOMER) ? customer.locale() : Locale.ENGLISH;
        NoticeTemplate template = templates.get(notice.template(), locale);
        NoticeWords words = new NoticeWords(locale, customer, notice.values());
        return notifications.queue(
                new NewNotification(
                        notice.businessKey(),
                        notice.customer(),
                        notice.audience(),
                        "MAIL",
                        template.subject(words),
                        template.body(words)),
                at);
    }
}
