package io.plimsoll.commitment;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.subscription.Subscription;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is missing to a commitment when a period is closed: of the period, or of the term that ends with it. */
@Component
public class TrueUps {

    private final CommitmentRows commitments;

    TrueUps(CommitmentRows commitments) {
        this.commitments = commitments;
    }

    /**
     * What is missing.
     *
     * @param businessKey one for each term or period
     */
    public record Missing(String businessKey, String description, Money amount, long decision) {}

    /**
     * What the period's bill misses to the commitment whose term it begins in; null when nothing. A subscription that ends
     * before its term owes what is missing for the months it lasted.
     *
     * @param billed what the bill comes to without this
     */
    public @Nullable Missing of(Subscription subscription, ServicePeriod period, Money billed) {
        return commitments.ofSubscription(subscription.id()).stream()
                .filter(one -> one.term().contains(period.start()))
                .findFirst()
                .map(one -> switch (one.trueUp()) {
                    case NONE -> null;
                    case PER_PERIOD -> ofPeriod(one, subscription, period, billed);
                    case PER_TERM -> ofTerm(one, subscription, period, billed);
                })
                .orElse(null);
    }

    private @Nullable Missing ofPeriod(
            Commitment commitment, Subscription subscription, ServicePeriod period, Money billed) {
        ServicePeriod regular = subscription.uncutPeriodContaining(period.start());
        if (!regular.end().equals(period.end())) {
            return null;
        }
        ServicePeriod full = subscription.calendar().fullPeriod(period);
        Money promised = share(commitment.forMonths(subscription.intervalMonths()), regular, full);
        Money used = billed;
        if (regular.start().isBefore(period.start())) {
            used = used.plus(invoiced(commitment, new ServicePeriod(regular.start(), period.start())));
        }
        return missing(
                commitment,
                promised.minus(used),
                commitment.id() + ":true-up:" + regular.start(),
                "what was used of the commitment of " + promised + " for the period: " + used);
    }

    private @Nullable Missing ofTerm(
            Commitment commitment, Subscription subscription, ServicePeriod period, Money billed) {
        Instant endAt = subscription.endAt();
        boolean endsEarly = endAt != null && endAt.isBefore(commitment.term().end()) && !endAt.isAfter(period.end());
        if (!endsEarly && period.end().isBefore(commitment.term().end())) {
            return null;
        }
        Money promised = endsEarly
                ? commitment.forMonths(monthsBegun(commitment.term().start(), period.end(), subscription.timeZone()))
                : commitment.committed();
        Money used = billed;
        if (commitment.term().start().isBefore(period.start())) {
            used = used.plus(
                    invoiced(commitment, new ServicePeriod(commitment.term().start(), period.start())));
        }
        return missing(
                commitment,
                promised.minus(used),
                commitment.id() + ":true-up",
                "what was used of the commitment of " + promised + " for the term: " + used);
    }

    private @Nullable Missing missing(Commitment commitment, Money amount, String key, String words) {
        return amount.amount().signum() <= 0
                ? null
                : new Missing(key, "True-up to " + words, amount, commitments.decisionOf(commitment.id()));
    }

    private Money invoiced(Commitment commitment, ServicePeriod span) {
        return Money.exactly(
                commitment.amountPerYear().currency(), commitments.invoiced(commitment.subscription(), span));
    }

    private static Money share(Money amount, ServicePeriod served, ServicePeriod full) {
        if (served.equals(full)) {
            return amount;
        }
        BigDecimal exact = amount.amount()
                .multiply(BigDecimal.valueOf(
                        Duration.between(served.start(), served.end()).toSeconds()))
                .divide(
                        BigDecimal.valueOf(
                                Duration.between(full.start(), full.end()).toSeconds()),
                        Money.scaleOf(amount.currency()),
                        RoundingMode.HALF_UP);
        return Money.exactly(amount.currency(), exact);
    }

    private static int monthsBegun(Instant start, Instant end, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(start, zone);
        LocalDate last = LocalDate.ofInstant(end, zone);
        long whole = ChronoUnit.MONTHS.between(first, last);
        return Math.toIntExact(first.plusMonths(whole).isBefore(last) ? whole + 1 : whole);
    }
}
