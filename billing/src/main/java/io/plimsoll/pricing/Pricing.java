package io.plimsoll.pricing;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.subscription.ChangeTiming;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Resolves what subscriptions get and pay in a service period. */
@Component
public class Pricing {

    /** The unbilled period of each subscription, in the order of the ids. */
    public List<PeriodInForce> unbilled(Collection<SubscriptionId> subscriptions) {
        throw new UnsupportedOperationException();
    }

    /** The period of each subscription that holds the instant; subscriptions not in service then are left out. */
    public List<PeriodInForce> inForce(Collection<SubscriptionId> subscriptions, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** The periods of these customers' subscriptions that hold the instant. */
    public List<PeriodInForce> ofCustomers(Collection<CustomerId> customers, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** One named period of a subscription, such as one that is billed already. */
    public PeriodInForce of(SubscriptionId subscription, ServicePeriod period) {
        throw new UnsupportedOperationException();
    }

    /** What policy in force at each period's start says, in order; one that cannot be priced does not stop the others. */
    public List<PricingResolution> resolve(List<PeriodInForce> periods) {
        throw new UnsupportedOperationException();
    }

    /** What {@link io.plimsoll.subscription.Subscriptions#change} would do to the base fee; changes nothing. */
    public ChangePreview previewChange(
            SubscriptionId subscription,
            @Nullable PlanKey plan,
            @Nullable Integer seats,
            ChangeTiming timing,
            Instant at) {
        throw new UnsupportedOperationException();
    }
}
