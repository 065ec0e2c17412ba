package io.plimsoll.trial;

import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.metering.MeteredQuantity;
import io.plimsoll.metering.Usage;
import io.plimsoll.metering.UsageOf;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.pricing.MeterPricing;
import io.plimsoll.pricing.PeriodInForce;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.pricing.PricingResolution.Resolved;
import io.plimsoll.profile.Profiles;
import io.plimsoll.profile.ValuesAt;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.trial.TrialDecision;
import io.plimsoll.rules.trial.TrialQuestion;
import io.plimsoll.subscription.Subscription;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the {@code trial} rows: before a trial how it will go, at its end what becomes of it. */
@Component
class TrialQuestions {

    private final Policies policies;
    private final Profiles profiles;
    private final Pricing pricing;
    private final Usage usage;

    TrialQuestions(Policies policies, Profiles profiles, Pricing pricing, Usage usage) {
        this.policies = policies;
        this.profiles = profiles;
        this.pricing = pricing;
        this.usage = usage;
    }

    Decided<TrialDecision> howItGoes(Subscription subscription, Instant at) {
        ServicePeriod first = subscription.uncutPeriodContaining(subscription.startAt());
        return ask(pricing.of(subscription.id(), first), null, null, 0, at);
    }

    Decided<TrialDecision> whatBecomes(Trial trial, Instant at) {
        PeriodInForce of = pricing.of(trial.subscription(), new ServicePeriod(trial.startedAt(), trial.endsAt()));
        return ask(of, trial.daysLeftAt(at), usagePercent(of), trial.extensions(), at);
    }

    /** Most used of the included units so far, to two decimals; null when nothing is included. */
    @Nullable
    BigDecimal usagePercent(SubscriptionId subscription, Instant startedAt, Instant until) {
        return usagePercent(pricing.of(subscription, new ServicePeriod(startedAt, until)));
    }

    private Decided<TrialDecision> ask(
            PeriodInForce of, @Nullable Integer daysLeft, @Nullable BigDecimal percent, int extensions, Instant at) {
        Attributes attributes = profiles.inForce(List.of(new ValuesAt(of.customer(), of.subscription(), at)))
                .getFirst();
        return policies.decide(
                        PolicySets.TRIAL,
                        at,
                        List.of(new TrialQuestion(
                                of.plan().value(), of.segment(), daysLeft, percent, extensions, attributes)))
                .getFirst();
    }

    private @Nullable BigDecimal usagePercent(PeriodInForce of) {
        if (!(pricing.resolve(List.of(of)).getFirst() instanceof Resolved resolved)) {
            return null;
        }
        List<MeterPricing> including = resolved.meters().stream()
                .filter(meter -> !meter.included().isZero())
                .toList();
        List<MeteredQuantity> used = usage.quantities(including.stream()
                .map(meter -> new UsageOf(of.customer(), meter.meter().id(), meter.over()))
                .toList());
        BigDecimal most = null;
        for (int i = 0; i < including.size(); i++) {
            BigDecimal percent = used.get(i)
                    .quantity()
                    .value()
                    .movePointRight(2)
                    .divide(including.get(i).included().value(), 2, RoundingMode.HALF_UP);
            most = most == null || percent.compareTo(most) > 0 ? percent : most;
        }
        return most;
    }
}
