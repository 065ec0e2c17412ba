package io.plimsoll.pricing;

import io.plimsoll.catalog.Catalog;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyPin;
import io.plimsoll.pricing.PricingResolution.Resolved;
import io.plimsoll.pricing.PricingResolution.Unresolved;
import io.plimsoll.subscription.ChangeTiming;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.SubscriptionPhase;
import io.plimsoll.subscription.Subscriptions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Resolves what subscriptions get and pay in a service period. */
@Component
public class Pricing {

    private final Subscriptions subscriptions;
    private final Catalog catalog;
    private final PeriodsInForce periods;
    private final Resolving resolving;
    private final Policies policies;

    Pricing(
            Subscriptions subscriptions,
            Catalog catalog,
            PeriodsInForce periods,
            Resolving resolving,
            Policies policies) {
        this.subscriptions = subscriptions;
        this.catalog = catalog;
        this.periods = periods;
        this.resolving = resolving;
        this.policies = policies;
    }

    /** The unbilled period of each subscription, in the order of the ids. */
    public List<PeriodInForce> unbilled(Collection<SubscriptionId> ids) {
        return periods.of(subscriptions.getAll(ids), Subscription::unbilled);
    }

    /** The period of each subscription that holds the instant; subscriptions not in service then are left out. */
    public List<PeriodInForce> inForce(Collection<SubscriptionId> ids, Instant at) {
        return inService(subscriptions.getAll(ids), at);
    }

    /** The periods of these customers' subscriptions that hold the instant. */
    public List<PeriodInForce> ofCustomers(Collection<CustomerId> customers, Instant at) {
        return inService(subscriptions.ofCustomers(customers), at);
    }

    /** One named period of a subscription, such as one that is billed already. */
    public PeriodInForce of(SubscriptionId subscription, ServicePeriod period) {
        return periods.of(List.of(subscriptions.get(subscription)), any -> period)
                .getFirst();
    }

    /** Each subscription with the period at its place; one may come several times, for several periods. */
    public List<PeriodInForce> of(List<Subscription> subscribed, List<ServicePeriod> named) {
        return periods.of(subscribed, named);
    }

    /** What policy in force at each period's start says, in order; one that cannot be priced does not stop the others. */
    public List<PricingResolution> resolve(List<PeriodInForce> wanted) {
        return resolve(wanted, policies.pin());
    }

    /** The same, as of a pin. */
    public List<PricingResolution> resolve(List<PeriodInForce> wanted, PolicyPin pin) {
        return wanted.isEmpty() ? List.of() : resolving.resolve(wanted, catalog.meters(), pin);
    }

    /**
     * What {@link Subscriptions#change} would do to base fees; changes nothing. All fees are those of the policy in force when
     * the change takes effect.
     */
    public ChangePreview previewChange(
            SubscriptionId id, @Nullable PlanKey plan, @Nullable Integer seats, ChangeTiming timing, Instant at) {
        SubscriptionPhase planned = subscriptions.previewChange(id, plan, seats, timing, at);
        Subscription subscription = subscriptions.get(id);
        Instant from = planned.effectiveFrom();
        ServicePeriod regular = subscription.uncutPeriodContaining(from);
        ServicePeriod rest = new ServicePeriod(from, regular.end());
        SubscriptionPhase current = subscription.phaseAt(at.isBefore(from) ? at : from);
        List<PricingResolution> both =
                resolve(List.of(periods.of(subscription, current, rest), periods.of(subscription, planned, rest)));
        Money now = resolved(both.getFirst()).fullBaseFee();
        Money then = resolved(both.getLast()).fullBaseFee();
        Money thisPeriod = timing == ChangeTiming.NOW
                ? resolved(both.getLast())
                        .baseFee()
                        .minus(resolved(both.getFirst()).baseFee())
                : Money.zero(now.currency());
        return new ChangePreview(from, planned.plan(), planned.seats(), now, then, then.minus(now), thisPeriod);
    }

    private List<PeriodInForce> inService(List<Subscription> candidates, Instant at) {
        return periods.of(
                candidates.stream()
                        .filter(subscription -> subscription.servesAt(at))
                        .toList(),
                subscription -> subscriptions.periodContaining(subscription, at));
    }

    private static Resolved resolved(PricingResolution resolution) {
        return switch (resolution) {
            case Resolved resolved -> resolved;
            case Unresolved unresolved -> throw new BillingException(unresolved.refusal(), unresolved.reason());
        };
    }
}
