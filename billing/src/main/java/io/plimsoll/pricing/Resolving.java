package io.plimsoll.pricing;

import io.plimsoll.catalog.Meter;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.policy.AskedAt;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyPin;
import io.plimsoll.pricing.PricingResolution.Resolved;
import io.plimsoll.pricing.PricingResolution.Unresolved;
import io.plimsoll.rating.Price;
import io.plimsoll.rating.Proration;
import io.plimsoll.rating.RatingTerms;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.plan.PlanDecision;
import io.plimsoll.rules.plan.PlanQuestion;
import io.plimsoll.rules.terms.TermsDecision;
import io.plimsoll.rules.terms.TermsQuestion;
import io.plimsoll.rules.tier.TierDecision;
import io.plimsoll.rules.tier.TierQuestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Asks policy about many periods at once: plan, terms, and a price for every meter of the catalog. A meter is on a plan when a
 * tier row answers. Each question is answered by the version in force at its period's start.
 */
@Component
class Resolving {

    private final Policies policies;

    Resolving(Policies policies) {
        this.policies = policies;
    }

    /** In the order of the periods; every set is asked as of one pin. */
    List<PricingResolution> resolve(List<PeriodInForce> periods, List<Meter> meters, PolicyPin pin) {
        List<Decided<PlanDecision>> plans = ask(PolicySets.PLAN, periods, pin, Resolving::planQuestion);
        List<Decided<TermsDecision>> terms = ask(
                PolicySets.TERMS,
                periods,
                pin,
                of -> new TermsQuestion(of.plan().value(), of.currency().getCurrencyCode(), of.attributes()));
        List<List<Decided<TierDecision>>> tiersByMeter = meters.stream()
                .map(meter -> ask(PolicySets.TIER, periods, pin, of -> tierQuestion(of, meter)))
                .toList();
        TierPrices prices = new TierPrices();
        List<PricingResolution> resolutions = new ArrayList<>();
        for (int index = 0; index < periods.size(); index++) {
            int number = index;
            resolutions.add(resolve(
                    periods.get(index),
                    plans.get(index),
                    terms.get(index),
                    meters,
                    tiersByMeter.stream().map(tiers -> tiers.get(number)).toList(),
                    prices));
        }
        return resolutions;
    }

    private <Q, D> List<Decided<D>> ask(
            PolicySet<Q, D> set, List<PeriodInForce> periods, PolicyPin pin, Function<PeriodInForce, Q> question) {
        return policies.decideEach(
                set,
                periods.stream()
                        .map(of -> new AskedAt<>(question.apply(of), of.period().start()))
                        .toList(),
                pin);
    }

    private static PricingResolution resolve(
            PeriodInForce of,
            Decided<PlanDecision> plan,
            Decided<TermsDecision> terms,
            List<Meter> meters,
            List<Decided<TierDecision>> tiers,
            TierPrices prices) {
        try {
            PlanDecision gets = planOf(of, plan);
            TermsDecision finePrint = termsOf(of, terms);
            RatingTerms ratingTerms = TermsReading.terms(finePrint);
            Money fullBaseFee = baseFee(of, plan, gets);
            Money baseFee = Proration.due(fullBaseFee, of.fullPeriod(), of.period(), of.timeZone(), ratingTerms);
            List<MeterPricing> priced = new ArrayList<>();
            for (int index = 0; index < meters.size(); index++) {
                Meter meter = meters.get(index);
                if (CutUsage.isBilledWith(of, meter)) {
                    addMeter(of, gets, meter, tiers.get(index), ratingTerms, prices, priced);
                }
            }
            return new Resolved(of, plan, baseFee, fullBaseFee, priced, ratingTerms, terms, finePrint.paymentDays());
        } catch (BillingException refusal) {
            return new Unresolved(of, refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }

    private static void addMeter(
            PeriodInForce of,
            PlanDecision gets,
            Meter meter,
            Decided<TierDecision> tier,
            RatingTerms terms,
            TierPrices prices,
            List<MeterPricing> priced) {
        BigDecimal units = gets.included().get(meter.key().value());
        TierDecision decision = tier.decision();
        if (decision != null) {
            Quantity included = units == null ? Quantity.ZERO : CutUsage.included(of, meter, units, terms);
            Price price = prices.price(tier, CutUsage.price(of, meter, decision, terms), included, of.currency());
            priced.add(new MeterPricing(meter, price, included, CutUsage.over(of, meter), tier));
        } else if (units != null) {
            throw new BillingException(
                    PricingRefusal.INCLUDED_WITHOUT_PRICE,
                    "expected a tier row for meter `" + meter.key() + "`, of which plan `" + of.plan() + "` includes "
                            + units.toPlainString() + ", but none answers " + tier.question());
        }
    }

    private static PlanDecision planOf(PeriodInForce of, Decided<PlanDecision> plan) {
        PlanDecision decision = plan.decision();
        if (decision != null) {
            return decision;
        }
        throw plan.rowIds().isEmpty()
                ? new BillingException(
                        PricingRefusal.NO_PLAN_ROW,
                        "expected a plan row for " + of.subscription() + ", but none answers " + plan.question())
                : new BillingException(
                        PricingRefusal.PLAN_ROWS_CONTRADICT,
                        "expected one plan row for " + of.subscription() + ", but " + String.join(", ", plan.rowIds())
                                + " all answer " + plan.question());
    }

    private static TermsDecision termsOf(PeriodInForce of, Decided<TermsDecision> terms) {
        TermsDecision decision = terms.decision();
        if (decision == null) {
            throw new BillingException(
                    PricingRefusal.NO_TERMS_ROW,
                    "expected a terms row for " + of.subscription() + ", but none answers " + terms.question());
        }
        return decision;
    }

    private static Money baseFee(PeriodInForce of, Decided<PlanDecision> plan, PlanDecision gets) {
        BigDecimal fee = gets.baseFee();
        int scale = Money.scaleOf(of.currency());
        if (fee.signum() < 0 || fee.stripTrailingZeros().scale() > scale) {
            throw new BillingException(
                    PricingRefusal.INVALID_BASE_FEE,
                    "expected plan row " + String.join(", ", plan.rowIds()) + " to have a base fee of at most " + scale
                            + " decimals for " + of.currency() + ", but got " + fee.toPlainString());
        }
        return Money.exactly(of.currency(), fee);
    }

    private static PlanQuestion planQuestion(PeriodInForce of) {
        return new PlanQuestion(
                of.plan().value(),
                of.segment(),
                of.country(),
                of.currency().getCurrencyCode(),
                of.tenureMonths(),
                of.attributes());
    }

    private static TierQuestion tierQuestion(PeriodInForce of, Meter meter) {
        return new TierQuestion(
                of.plan().value(),
                meter.key().value(),
                of.segment(),
                of.currency().getCurrencyCode(),
                of.attributes());
    }
}
