package io.plimsoll.threshold;

import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.metering.UsageMovement;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.SubscriptionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An unbilled period of a subscription in which a meter moved. */
record TouchedPeriod(Subscription subscription, ServicePeriod period, UsageMovement movement) {

    /** A subscription this many periods behind is a matter for the billing run, not for alerts. */
    private static final int MAX_PERIODS = 36;

    /** The unbilled periods from the oldest to the newest of the moved events; billed ones are closed for alerts too. */
    static List<TouchedPeriod> of(Subscription subscription, UsageMovement movement) {
        List<TouchedPeriod> touched = new ArrayList<>();
        boolean trialing = subscription.state() == SubscriptionState.TRIALING;
        Instant unbilled =
                trialing ? subscription.startAt() : subscription.unbilled().start();
        Instant at = movement.oldestAt().isBefore(unbilled) ? unbilled : movement.oldestAt();
        while (subscription.state() != SubscriptionState.ENDED
                && subscription.servesAt(at)
                && !at.isAfter(movement.newestAt())
                && touched.size() < MAX_PERIODS) {
            ServicePeriod period = subscription.periodContaining(at);
            touched.add(new TouchedPeriod(subscription, period, movement));
            at = period.end();
        }
        return touched;
    }
}
