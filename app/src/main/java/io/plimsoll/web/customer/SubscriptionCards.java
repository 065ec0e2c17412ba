package io.plimsoll.web.customer;

import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.Plan;
import io.plimsoll.customer.Customer;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.metering.MeteredQuantity;
import io.plimsoll.metering.Usage;
import io.plimsoll.metering.UsageOf;
import io.plimsoll.policy.Policies;
import io.plimsoll.pricing.MeterPricing;
import io.plimsoll.pricing.PeriodInForce;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.pricing.PricingResolution;
import io.plimsoll.rating.Rateable;
import io.plimsoll.rating.Rating;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.threshold.Alert;
import io.plimsoll.rules.threshold.ThresholdDecision;
import io.plimsoll.rules.threshold.ThresholdQuestion;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.SubscriptionPhase;
import io.plimsoll.subscription.SubscriptionState;
import io.plimsoll.subscription.Subscriptions;
import io.plimsoll.web.BarChart;
import io.plimsoll.web.Formats;
import io.plimsoll.web.UsageBar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** One card a subscription: the running period, or the last one, with usage, cost so far and alert marks per meter. */
@Component
class SubscriptionCards {

    /** @param problem why the period cannot be priced; null when it can */
    public record Card(
            SubscriptionId id,
            String planName,
            SubscriptionState state,
            ServicePeriod period,
            ZoneId zone,
            int seats,
            @Nullable String announcement,
            @Nullable String problem,
            List<MeterCard> meters) {

        public boolean active() {
            return state == SubscriptionState.ACTIVE;
        }
    }

    /** @param bar null where nothing is included, so nothing can be used up */
    public record MeterCard(
            String name,
            String unit,
            Quantity quantity,
            Quantity included,
            Quantity remaining,
            Quantity overage,
            Money amount,
            @Nullable UsageBar bar,
            String words,
            BarChart chart) {}

    private final Subscriptions subscriptions;
    private final Pricing pricing;
    private final Usage usage;
    private final Policies policies;
    private final Catalog catalog;
    private final Formats formats;
    private final MessageSource messages;
    private final InstantSource clock;

    SubscriptionCards(
            Subscriptions subscriptions,
            Pricing pricing,
            Usage usage,
            Policies policies,
            Catalog catalog,
            Formats formats,
            MessageSource messages,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.pricing = pricing;
        this.usage = usage;
        this.policies = policies;
        this.catalog = catalog;
        this.formats = formats;
        this.messages = messages;
        this.clock = clock;
    }

    List<Card> of(Customer customer) {
        Instant now = clock.instant();
        return subscriptions.ofCustomer(customer.id()).stream()
                .map(subscription -> card(subscription, now))
                .toList();
    }

    private Card card(Subscription subscription, Instant now) {
        ServicePeriod period = subscriptions.periodContaining(subscription, shownInstant(subscription, now));
        PeriodInForce inForce = pricing.of(subscription.id(), period);
        PricingResolution resolution = pricing.resolve(List.of(inForce)).getFirst();
        SubscriptionPhase phase = subscription.phaseAt(period.start());
        return new Card(
                subscription.id(),
                planName(phase.plan()),
                subscription.state(),
                period,
                subscription.timeZone(),
                phase.seats(),
                announcement(subscription, now),
                resolution instanceof PricingResolution.Unresolved unresolved ? unresolved.reason() : null,
                resolution instanceof PricingResolution.Resolved resolved ? meters(resolved, now) : List.of());
    }

    /** Now while in service, else the nearest instant that was or will be. */
    private static Instant shownInstant(Subscription subscription, Instant now) {
        if (now.isBefore(subscription.startAt())) {
            return subscription.startAt();
        }
        Instant end = subscription.endAt();
        return end != null && !now.isBefore(end) ? end.minusNanos(1) : now;
    }

    private List<MeterCard> meters(PricingResolution.Resolved resolved, Instant now) {
        PeriodInForce of = resolved.of();
        List<UsageOf> asked = resolved.meters().stream()
                .map(priced -> new UsageOf(of.customer(), priced.meter().id(), of.period()))
                .toList();
        List<MeteredQuantity> answered = usage.quantities(asked);
        List<MeterCard> cards = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            cards.add(meter(resolved, resolved.meters().get(i), answered.get(i).quantity(), now));
        }
        return cards;
    }

    private MeterCard meter(PricingResolution.Resolved resolved, MeterPricing priced, Quantity used, Instant now) {
        PeriodInForce of = resolved.of();
        Quantity included = priced.included();
        String name = priced.meter().key().value();
        Money amount = Rating.rate(
                        of.currency(),
                        new Rateable(priced.price(), used, priced.meter().unit()),
                        resolved.terms())
                .amount();
        UsageBar bar = included.isZero() ? null : UsageBar.of(used, included, alertPercents(of, priced, now));
        String words = messages.getMessage(
                "usage.words",
                new Object[] {formats.quantity(used), formats.quantity(included)},
                LocaleContextHolder.getLocale());
        List<BarChart.Point> days = usage.daily(of.customer(), priced.meter().id(), of.period(), of.timeZone()).stream()
                .map(day -> new BarChart.Point(day.day().toString(), day.quantity()))
                .toList();
        return new MeterCard(
                name,
                priced.meter().unit(),
                used,
                included,
                included.minusFloored(used),
                used.minusFloored(included),
                amount,
                bar,
                words,
                BarChart.of(days));
    }

    private List<BigDecimal> alertPercents(PeriodInForce of, MeterPricing priced, Instant now) {
        ThresholdDecision decision = policies.decide(
                        PolicySets.THRESHOLD,
                        now,
                        List.of(new ThresholdQuestion(
                                of.plan().value(), priced.meter().key().value(), of.segment())))
                .getFirst()
                .decision();
        return decision == null
                ? List.of()
                : decision.alerts().stream()
                        .map(Alert::percent)
                        .sorted()
                        .distinct()
                        .toList();
    }

    private @Nullable String announcement(Subscription subscription, Instant now) {
        Instant end = subscription.endAt();
        if (end != null && now.isBefore(end)) {
            return message("subscription.ends", formats.time(end, subscription.timeZone()));
        }
        SubscriptionPhase last = subscription.phases().getLast();
        return last.effectiveFrom().isAfter(now) && subscription.phases().size() > 1
                ? message(
                        "subscription.changes",
                        planName(last.plan()),
                        formats.time(last.effectiveFrom(), subscription.timeZone()))
                : null;
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private String planName(PlanKey key) {
        return catalog.plan(key).map(Plan::name).orElse(key.value());
    }
}
