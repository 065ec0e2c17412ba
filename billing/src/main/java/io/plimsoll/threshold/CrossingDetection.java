package io.plimsoll.threshold;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.metering.MeteredQuantity;
import io.plimsoll.metering.Usage;
import io.plimsoll.metering.UsageMovement;
import io.plimsoll.metering.UsageOf;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.pricing.MeterPricing;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.pricing.PricingResolution;
import io.plimsoll.pricing.PricingResolution.Resolved;
import io.plimsoll.profile.Profiles;
import io.plimsoll.profile.ValuesAt;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.threshold.Alert;
import io.plimsoll.rules.threshold.ThresholdDecision;
import io.plimsoll.rules.threshold.ThresholdQuestion;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import io.plimsoll.threshold.ThresholdCrossing.Audience;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Works out which thresholds moved usage has reached. For the whole set of movements at once: one query for the
 * subscriptions, one for the quantities, one for the attributes, one rules session a policy set.
 */
@Component
class CrossingDetection {

    private static final String ACTUAL = "ACTUAL";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Subscriptions subscriptions;
    private final Pricing pricing;
    private final Usage usage;
    private final Policies policies;
    private final Profiles profiles;

    CrossingDetection(Subscriptions subscriptions, Pricing pricing, Usage usage, Policies policies, Profiles profiles) {
        this.subscriptions = subscriptions;
        this.pricing = pricing;
        this.usage = usage;
        this.policies = policies;
        this.profiles = profiles;
    }

    /** A meter of a touched period that has included units, so there is something to reach. */
    private record Allowance(TouchedPeriod touched, Resolved resolved, MeterPricing meter) {

        UsageOf usage() {
            return new UsageOf(resolved.of().customer(), meter.meter().id(), meter.over());
        }

        ValuesAt valuesAt(Instant at) {
            return new ValuesAt(resolved.of().customer(), resolved.of().subscription(), at);
        }

        ThresholdQuestion question(Attributes attributes) {
            return new ThresholdQuestion(
                    resolved.of().plan().value(),
                    meter.meter().key().value(),
                    resolved.of().segment(),
                    attributes);
        }
    }

    /** In the order of their keys, each once. */
    Collection<Reached> reached(List<UsageMovement> movements, Instant now) {
        List<Allowance> allowances = allowances(touched(movements));
        List<MeteredQuantity> quantities =
                usage.quantities(allowances.stream().map(Allowance::usage).toList());
        List<Attributes> attributes = profiles.inForce(
                allowances.stream().map(one -> one.valuesAt(now)).toList());
        List<ThresholdQuestion> questions = new ArrayList<>();
        for (int i = 0; i < allowances.size(); i++) {
            questions.add(allowances.get(i).question(attributes.get(i)));
        }
        List<Decided<ThresholdDecision>> decisions = policies.decide(PolicySets.THRESHOLD, now, questions);
        Map<CrossingKey, Reached> reached = new TreeMap<>();
        for (int i = 0; i < allowances.size(); i++) {
            ThresholdDecision decision = decisions.get(i).decision();
            for (Alert alert : decision == null ? List.<Alert>of() : decision.alerts()) {
                if (alert.basis().equals(ACTUAL)
                        && isReached(
                                alert,
                                quantities.get(i).quantity(),
                                allowances.get(i).meter.included())) {
                    Reached one = reached(allowances.get(i), quantities.get(i).quantity(), alert, decisions.get(i));
                    reached.merge(one.key(), one, CrossingDetection::both);
                }
            }
        }
        return reached.values();
    }

    private List<TouchedPeriod> touched(List<UsageMovement> movements) {
        List<CustomerId> customers =
                movements.stream().map(UsageMovement::customer).distinct().toList();
        Map<CustomerId, List<Subscription>> byCustomer =
                subscriptions.ofCustomers(customers).stream().collect(Collectors.groupingBy(Subscription::customer));
        return movements.stream()
                .flatMap(movement -> byCustomer.getOrDefault(movement.customer(), List.of()).stream()
                        .flatMap(subscription -> TouchedPeriod.of(subscription, movement).stream()))
                .toList();
    }

    private List<Allowance> allowances(List<TouchedPeriod> touched) {
        List<PricingResolution> resolutions = pricing.resolve(pricing.of(
                touched.stream().map(TouchedPeriod::subscription).toList(),
                touched.stream().map(TouchedPeriod::period).toList()));
        List<Allowance> allowances = new ArrayList<>();
        for (int i = 0; i < touched.size(); i++) {
            // One that cannot be priced has no included units to speak of; the billing run reports it.
            if (resolutions.get(i) instanceof Resolved resolved) {
                for (MeterPricing meter : resolved.meters()) {
                    if (meter.meter().id().equals(touched.get(i).movement().meter())
                            && !meter.included().isZero()) {
                        allowances.add(new Allowance(touched.get(i), resolved, meter));
                    }
                }
            }
        }
        return allowances;
    }

    /** quantity / included ≥ percent / 100, without a division. */
    private static boolean isReached(Alert alert, Quantity quantity, Quantity included) {
        return quantity.value().multiply(HUNDRED).compareTo(included.value().multiply(alert.percent())) >= 0;
    }

    private static Reached reached(
            Allowance allowance, Quantity quantity, Alert alert, Decided<ThresholdDecision> decided) {
        Subscription subscription = allowance.touched.subscription();
        return new Reached(
                new CrossingKey(
                        subscription.id(),
                        allowance.meter.meter().id(),
                        allowance.touched.period().start(),
                        alert.percent()),
                subscription.customer(),
                subscription.customerKey(),
                allowance.touched.period(),
                quantity,
                allowance.meter.included(),
                Audience.valueOf(alert.audience()),
                alert.channel(),
                decided);
    }

    /** Two rows may name the same percent for different people; it is one crossing all the same. */
    private static Reached both(Reached first, Reached second) {
        return first.audience() == second.audience()
                ? first
                : new Reached(
                        first.key(),
                        first.customer(),
                        first.customerKey(),
                        first.period(),
                        first.quantity(),
                        first.included(),
                        Audience.BOTH,
                        first.channel(),
                        first.decided());
    }
}
