package io.plimsoll.commitment;

import io.plimsoll.kernel.CommitmentId;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise to spend an amount in a year, for a term.
 *
 * @param term half-open, by local midnights like service periods
 * @param bonusCredit what renewing gives; null when nothing, or not offered yet
 * @param declinedAt when the customer said no to renewing; null while they did not
 */
public record Commitment(
        CommitmentId id,
        SubscriptionId subscription,
        CustomerId customer,
        Money amountPerYear,
        int termMonths,
        ServicePeriod term,
        TrueUp trueUp,
        State state,
        @Nullable CommitmentId renewalOf,
        @Nullable Money bonusCredit,
        @Nullable Instant declinedAt,
        String agreedBy,
        Instant agreedAt) {

    /** When what was not used is billed. */
    public enum TrueUp {
        NONE,
        PER_PERIOD,
        PER_TERM
    }

    /** Where it stands; the last three are final. */
    public enum State {
        AGREED,
        OFFERED,
        RENEWED,
        LAPSED,
        ENDED
    }

    public boolean isOpen() {
        return state == State.AGREED || state == State.OFFERED;
    }

    /** What is promised for the whole term: a twelfth of the year's amount a month, rounded HALF_UP once. */
    public Money committed() {
        return forMonths(termMonths);
    }

    /** What is promised for so many months. */
    Money forMonths(int months) {
        BigDecimal amount = amountPerYear
                .amount()
                .multiply(BigDecimal.valueOf(months))
                .divide(BigDecimal.valueOf(12), Money.scaleOf(amountPerYear.currency()), RoundingMode.HALF_UP);
        return Money.exactly(amountPerYear.currency(), amount);
    }
}
