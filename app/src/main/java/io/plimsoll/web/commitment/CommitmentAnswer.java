package io.plimsoll.web.commitment;

import io.plimsoll.commitment.Commitment;
import io.plimsoll.commitment.CommitmentPace;
import io.plimsoll.kernel.CommitmentId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A commitment and how its term goes.
 *
 * @param committed for the whole term
 * @param used invoiced so far for periods that begin in the term, without true-ups and credits
 * @param bonusCredit what renewing gives; null before it is offered, or when nothing
 */
record CommitmentAnswer(
        CommitmentId id,
        SubscriptionId subscription,
        Currency currency,
        Money amountPerYear,
        int termMonths,
        ServicePeriod term,
        Commitment.TrueUp trueUp,
        Commitment.State state,
        @Nullable CommitmentId renewalOf,
        Money committed,
        Money used,
        Money left,
        BigDecimal usedPercent,
        BigDecimal termPercent,
        @Nullable Money bonusCredit,
        @Nullable Instant declinedAt,
        String agreedBy,
        Instant agreedAt) {

    static CommitmentAnswer of(Commitment of, CommitmentPace pace) {
        return new CommitmentAnswer(
                of.id(),
                of.subscription(),
                of.amountPerYear().currency(),
                of.amountPerYear(),
                of.termMonths(),
                of.term(),
                of.trueUp(),
                of.state(),
                of.renewalOf(),
                pace.committed(),
                pace.used(),
                pace.left(),
                pace.usedPercent(),
                pace.termPercent(),
                of.bonusCredit(),
                of.declinedAt(),
                of.agreedBy(),
                of.agreedAt());
    }
}
