package io.plimsoll.subscription;

import static java.util.Objects.requireNonNullElse;

import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.Plan;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.Violations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The phase a change would make, or why it is refused. */
@Component
class PhasePlanning {

    private final SubscriptionRepository repository;
    private final Catalog catalog;

    PhasePlanning(SubscriptionRepository repository, Catalog catalog) {
        this.repository = repository;
        this.catalog = catalog;
    }

    SubscriptionPhase plan(
            Subscription subscription,
            @Nullable PlanKey plan,
            @Nullable Integer seats,
            ChangeTiming timing,
            Instant at) {
        refuseUnchangeable(subscription);
        Instant effectiveFrom = subscription.changeAt(timing, at);
        SubscriptionPhase before = subscription.phaseAt(effectiveFrom);
        SubscriptionPhase planned = new SubscriptionPhase(
                effectiveFrom, requireNonNullElse(plan, before.plan()), requireNonNullElse(seats, before.seats()));
        Violations violations = new Violations();
        violations.expect(plan != null || seats != null, "/plan", "a plan or a number of seats to change to", null);
        Optional<Plan> found = catalog.plan(planned.plan());
        violations.expect(found.isPresent(), "/plan", "the key of a plan", plan);
        StartLimits.checkSeats(planned.seats(), violations);
        violations.refuseAny(SubscriptionRefusal.INVALID_CHANGE, "a change of " + subscription.id());
        refuseOtherInterval(subscription, found.orElseThrow());
        refuseSecondOnPlan(others(subscription), planned.plan(), planned.effectiveFrom());
        return planned;
    }

    private static void refuseUnchangeable(Subscription subscription) {
        if (subscription.endAt() != null) {
            throw new BillingException(
                    SubscriptionRefusal.ALREADY_CANCELLED,
                    "expected to change " + subscription.id() + ", but it ends at " + subscription.endAt());
        }
        if (subscription.state() == SubscriptionState.TRIALING) {
            throw new BillingException(
                    SubscriptionRefusal.IN_TRIAL,
                    "expected " + subscription.id() + " to be past its trial, but that lasts until "
                            + subscription.paidFrom() + "; convert it first");
        }
    }

    private List<Subscription> others(Subscription subscription) {
        return repository.byCustomers(List.of(subscription.customer())).stream()
                .filter(other -> !other.id().equals(subscription.id()))
                .toList();
    }

    /** Service periods are cut by the interval the subscription started with; another one would need new periods. */
    static void refuseOtherInterval(Subscription subscription, Plan plan) {
        if (!subscription.phases().getLast().plan().equals(plan.key())
                && (plan.intervalMonths() != subscription.intervalMonths()
                        || plan.alignment() != subscription.alignment())) {
            throw new BillingException(
                    SubscriptionRefusal.INTERVAL_DIFFERS,
                    "expected a plan of " + subscription.intervalMonths() + " months by "
                            + subscription.alignment() + " like " + subscription.id() + ", but `" + plan.key()
                            + "` has "
                            + plan.intervalMonths() + " months by " + plan.alignment());
        }
    }

    static void refuseSecondOnPlan(List<Subscription> others, PlanKey plan, Instant from) {
        for (Subscription other : others) {
            if (other.servesFrom(from, plan)) {
                throw new BillingException(
                        SubscriptionRefusal.ALREADY_SUBSCRIBED,
                        "expected customer `" + other.customerKey() + "` not to be on plan `" + plan + "` from " + from
                                + " on, but " + other.id() + " is");
            }
        }
    }
}
