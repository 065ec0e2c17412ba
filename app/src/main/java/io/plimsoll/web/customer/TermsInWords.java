package io.plimsoll.web.customer;

import io.plimsoll.commitment.CommitmentPace;
import io.plimsoll.commitment.Commitments;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.trial.Trial;
import io.plimsoll.trial.Trials;
import io.plimsoll.web.Formats;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A sentence on how a subscription's trial stands, and one on how its commitment goes. */
@Component
class TermsInWords {

    private final Trials trials;
    private final Commitments commitments;
    private final Formats formats;
    private final MessageSource messages;

    TermsInWords(Trials trials, Commitments commitments, Formats formats, MessageSource messages) {
        this.trials = trials;
        this.commitments = commitments;
        this.formats = formats;
        this.messages = messages;
    }

    /** Null when there is none, or it is over. */
    @Nullable
    String trial(Subscription subscription, Instant now) {
        Trial trial = trials.find(subscription.id()).orElse(null);
        if (trial == null || trial.isOver()) {
            return null;
        }
        BigDecimal used = Objects.requireNonNullElse(trials.usagePercent(trial), BigDecimal.ZERO);
        return message(
                "trial.words." + trial.state(),
                trial.daysLeftAt(now),
                formats.time(trial.endsAt(), subscription.timeZone()),
                used.toPlainString());
    }

    /** Null when none is in force. */
    @Nullable
    String commitment(Subscription subscription, Instant now) {
        return commitments
                .inForce(subscription.id(), now)
                .map(one -> {
                    CommitmentPace pace = commitments.pace(one, now);
                    return message(
                            "commitment.words",
                            formats.money(pace.used()),
                            formats.money(pace.committed()),
                            pace.usedPercent().toPlainString(),
                            pace.termPercent().toPlainString());
                })
                .orElse(null);
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
