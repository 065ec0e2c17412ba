package io.plimsoll.dunning;

import io.plimsoll.notification.Notice;
import io.plimsoll.notification.Notices;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Letters about what is not paid; one that rows name and nobody wrote is the friendly reminder. */
@Component
class DunningLetters {

    private static final Set<String> WRITTEN =
            Set.of("friendly-reminder", "firm-reminder", "service-restricted", "final-notice", "account-manager");

    private final Notices notices;

    DunningLetters(Notices notices) {
        this.notices = notices;
    }

    /** Once for a step. */
    void send(DunningCase about, int attempt, String letter, Instant at) {
        notices.send(
                new Notice(
                        "dunning:" + about.invoice() + ":" + attempt,
                        about.customerId(),
                        "CUSTOMER",
                        "dunning-" + (WRITTEN.contains(letter) ? letter : "friendly-reminder"),
                        Map.of(
                                "number", String.valueOf(about.invoiceNumber()),
                                "open", about.open().toString(),
                                "dueAt", about.dueAt().toString(),
                                "days", Long.toString(about.daysOverdue(at)))),
                at);
    }
}
