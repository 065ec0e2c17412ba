package io.plimsoll.delivery;

import io.plimsoll.notification.Notification;
import io.plimsoll.notification.Notifications;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends queued notifications out. */
@Component
class NotificationDelivery {

    private static final int BATCH = 50;

    private final Notifications notifications;
    private final OutboxFolder folder;
    private final Mail mail;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    NotificationDelivery(
            Notifications notifications,
            OutboxFolder folder,
            Mail mail,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.notifications = notifications;
        this.folder = folder;
        this.mail = mail;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How a round of deliveries went. */
    record Round(int delivered, int failed) {

        boolean more() {
            return delivered + failed == BATCH;
        }
    }

    /** Delivers the oldest ones; their rows stay locked meanwhile, so another node delivers others. */
    Round deliverSome() {
        return transaction.execute(status -> {
            List<Notification> batch = notifications.undelivered(BATCH);
            long delivered = batch.stream().filter(this::deliver).count();
            return new Round(Math.toIntExact(delivered), batch.size() - Math.toIntExact(delivered));
        });
    }

    private boolean deliver(Notification notification) {
        try {
            notifications.delivered(notification.id(), send(notification), clock.instant());
            return true;
        } catch (MailException | UncheckedIOException e) {
            notifications.failed(notification.id(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private String send(Notification notification) {
        String recipient = recipient(notification);
        String where =
                folder.write("notifications/%06d.txt".formatted(notification.id()), text(notification, recipient));
        if (!mail.configured() || recipient.isEmpty()) {
            return where;
        }
        mail.send(new Letter(
                notification.businessKey(), recipient, notification.subject(), notification.body(), List.of()));
        return where + ", " + recipient;
    }

    private String recipient(Notification notification) {
        if (notification.recipient() != null) {
            return notification.recipient();
        }
        return notification.audience().equals("SUCCESS") ? mail.staff() : "";
    }

    private static String text(Notification notification, String recipient) {
        return """
                To: %s
                Customer: %s
                Subject: %s

                %s
                """.formatted(
                        recipient.isEmpty() ? notification.audience().toLowerCase(Locale.ROOT) : recipient,
                        notification.customerKey(),
                        notification.subject(),
                        notification.body());
    }
}
