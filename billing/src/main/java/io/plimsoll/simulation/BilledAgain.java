package io.plimsoll.simulation;

import io.plimsoll.billingrun.Rebilling;
import io.plimsoll.billingrun.Rebilling.Billed;
import io.plimsoll.billingrun.Rebilling.Pair;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.policy.PolicyPin;
import io.plimsoll.pricing.PeriodInForce;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts billed periods together with all that prices them, and has them billed by both versions. */
@Component
class BilledAgain {

    private final Subscriptions subscriptions;
    private final Pricing pricing;
    private final Rebilling rebilling;

    BilledAgain(Subscriptions subscriptions, Pricing pricing, Rebilling rebilling) {
        this.subscriptions = subscriptions;
        this.pricing = pricing;
        this.rebilling = rebilling;
    }

    /** @param periods all that are wanted of a subscription, oldest first */
    List<Pair> compare(Simulation simulation, List<BilledPeriod> periods) {
        if (periods.isEmpty()) {
            return List.of();
        }
        Map<SubscriptionId, Subscription> byId =
                subscriptions
                        .getAll(periods.stream()
                                .map(BilledPeriod::subscription)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Subscription::id, Function.identity()));
        List<PeriodInForce> inForce = pricing.of(
                periods.stream()
                        .map(period -> Objects.requireNonNull(byId.get(period.subscription())))
                        .toList(),
                periods.stream().map(BilledPeriod::period).toList());
        List<Billed> billed = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            billed.add(new Billed(inForce.get(i), periods.get(i).draftedAt()));
        }
        PolicyPin pin = new PolicyPin(simulation.lastActivation());
        return rebilling.compare(
                billed,
                pin.supposing(simulation.set(), simulation.baseline()),
                pin.supposing(simulation.set(), simulation.candidate()));
    }
}
