package io.plimsoll.dunning;

import io.plimsoll.notification.NewNotification;
import io.plimsoll.notification.Notifications;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Letters about what is not paid; one that rows name and nobody wrote is the friendly reminder. */
@Component
class DunningLetters {

    private static final Set<String> WRITTEN =
            Set.of("friendly-reminder", "firm-reminder", "service-restricted", "final-notice", "account-manager");

    private final Notifications notifications;

    DunningLetters(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Once for a step. */
    void send(DunningCase about, int attempt, String letter, Instant at) {
        String template = "dunning-" + (WRITTEN.contains(letter) ? letter : "friendly-reminder");
        String text = read("notices/" + template + "_en.txt");
        Map<String, String> values = Map.of(
                "{number}", String.valueOf(about.invoiceNumber()),
                "{open:money}", about.open().toString(),
                "{customer}", about.customerName(),
                "{dueAt:day}", about.dueAt().toString(),
                "{days:number}", Long.toString(about.daysOverdue(at)));
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        int firstLineEnd = text.indexOf('\n');
        notifications.queue(
                new NewNotification(
                        "dunning:" + about.invoice() + ":" + attempt,
                        about.customerId(),
                        "CUSTOMER",
                        "EMAIL",
                        text.substring(0, firstLineEnd),
                        text.substring(firstLineEnd).strip()),
                at);
    }

    private static String read(String resource) {
        try (InputStream file = DunningLetters.class.getClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("expected the letter " + resource + ", but there is none");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
