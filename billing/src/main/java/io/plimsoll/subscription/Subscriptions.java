package io.plimsoll.subscription;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts, changes, cancels and finds subscriptions. */
@Component
public class Subscriptions {

    /** Starts a subscription; starting the same again answers the one that is there. */
    public Subscription start(NewSubscription wanted, Actor actor, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** Changes plan or seats (null: stays) at the end of the service period that contains {@code at}. */
    public Subscription change(
            SubscriptionId id, @Nullable PlanKey plan, @Nullable Integer seats, Actor actor, Instant at) {
        return change(id, plan, seats, ChangeTiming.PERIOD_END, actor, at);
    }

    /** As above, with the timing the caller asked for: {@code NOW} is refused. */
    public Subscription change(
            SubscriptionId id,
            @Nullable PlanKey plan,
            @Nullable Integer seats,
            ChangeTiming timing,
            Actor actor,
            Instant at) {
        throw new UnsupportedOperationException();
    }

    /** Cancels at the end of the service period that contains {@code at}; that period is still billed. */
    public Subscription cancel(SubscriptionId id, Actor actor, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** The subscription; refused with {@code unknown-subscription} when there is none. */
    public Subscription get(SubscriptionId id) {
        throw new UnsupportedOperationException();
    }

    /** The subscriptions of these ids, in the order of the ids; all of them exist. */
    public List<Subscription> getAll(Collection<SubscriptionId> ids) {
        throw new UnsupportedOperationException();
    }

    public List<Subscription> ofCustomer(CustomerId customer) {
        throw new UnsupportedOperationException();
    }

    public ServicePeriod periodContaining(Subscription subscription, Instant instant) {
        return subscription.calendar().periodContaining(instant);
    }

    /**
     * Moves each subscription past the period that was billed, which must be its unbilled one, and ends it when that was the
     * last. Called in the transaction that writes the invoices.
     */
    public void billed(Map<SubscriptionId, ServicePeriod> periods) {
        throw new UnsupportedOperationException();
    }
}
