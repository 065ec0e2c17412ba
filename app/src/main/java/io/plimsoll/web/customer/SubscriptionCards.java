package io.plimsoll.web.customer;

import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.Meter;
import io.plimsoll.catalog.Plan;
import io.plimsoll.customer.Customer;
import io.plimsoll.forecast.MeterForecast;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.metering.Usage;
import io.plimsoll.policy.Policies;
import io.plimsoll.pricing.PeriodInForce;
import io.plimsoll.profile.Profiles;
import io.plimsoll.profile.ValuesAt;
import io.plimsoll.rating.UnitWords;
import io.plimsoll.rules.Attributes;
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
import io.plimsoll.web.RefusedRequest;
import io.plimsoll.web.UsageBar;
import io.plimsoll.web.subscription.UsageStatements;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
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
            @Nullable String trial,
            @Nullable String commitment,
            @Nullable String problem,
            List<MeterCard> meters) {

        public boolean active() {
            return state != SubscriptionState.ENDED;
        }
    }

    /**
     * @param forecast null where the period is over
     * @param bar null where nothing is included, so nothing can be used up
     */
    public record MeterCard(
            String name,
            String usedInWords,
            Quantity quantity,
            Quantity included,
            Quantity remaining,
            Quantity overage,
            Money amount,
            @Nullable MeterForecast forecast,
            Money forecastAmount,
            @Nullable UsageBar bar,
            String words,
            BarChart chart) {}

    private final Subscriptions subscriptions;
    private final UsageStatements statements;
    private final Usage usage;
    private final Policies policies;
    private final Profiles profiles;
    private final Catalog catalog;
    private final Formats formats;
    private final MessageSource messages;
    private final TermsInWords terms;
    private final InstantSource clock;

    SubscriptionCards(
            Subscriptions subscriptions,
            UsageStatements statements,
            Usage usage,
            Policies policies,
            Profiles profiles,
            Catalog catalog,
            Formats formats,
            MessageSource messages,
            TermsInWords terms,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.statements = statements;
        this.usage = usage;
        this.policies = policies;
        this.profiles = profiles;
        this.catalog = catalog;
        this.formats = formats;
        this.messages = messages;
        this.terms = terms;
        this.clock = clock;
    }

    List<Card> of(Customer customer) {
        Instant now = clock.instant();
        return subscriptions.ofCustomer(customer.id()).stream()
                .map(subscription -> card(subscription, now))
                .toList();
    }

    private Card card(Subscription subscription, Instant now) {
        Instant shown = shownInstant(subscription, now);
        ServicePeriod period = subscriptions.periodContaining(subscription, shown);
        SubscriptionPhase phase = subscription.phaseAt(period.start());
        String problem = null;
        List<MeterCard> meters = List.of();
        try {
            UsageStatements.UsageStatement statement = statements.of(subscription.id(), null, shown);
            meters = statement.meters().stream()
                    .map(meter -> meter(statement.of(), meter, now))
                    .toList();
        } catch (RefusedRequest unpriced) {
            problem = unpriced.getMessage();
        }
        return new Card(
                subscription.id(),
                planName(phase.plan()),
                subscription.state(),
                period,
                subscription.timeZone(),
                phase.seats(),
                announcement(subscription, now),
                terms.trial(subscription, now),
                terms.commitment(subscription, now),
                problem,
                meters);
    }

    /** Now while in service, else the nearest instant that was or will be. */
    private static Instant shownInstant(Subscription subscription, Instant now) {
        if (now.isBefore(subscription.startAt())) {
            return subscription.startAt();
        }
        Instant end = subscription.endAt();
        return end != null && !now.isBefore(end) ? end.minusNanos(1) : now;
    }

    private MeterCard meter(PeriodInForce of, UsageStatements.MeterUsage used, Instant now) {
        Meter meter = used.pricing().meter();
        UsageBar bar = used.included().isZero()
                ? null
                : UsageBar.of(used.quantity(), used.included(), alertPercents(of, meter, now));
        List<BarChart.Point> days = usage.daily(of.customer(), meter.id(), of.period(), of.timeZone()).stream()
                .map(day -> new BarChart.Point(day.day().toString(), day.quantity()))
                .toList();
        return new MeterCard(
                meter.key().value(),
                new UnitWords(of.currency(), meter.unit()).units(used.quantity()),
                used.quantity(),
                used.included(),
                used.remaining(),
                used.overage(),
                used.overageAmount(),
                now.isBefore(of.period().end()) ? used.forecast() : null,
                used.forecastAmount(),
                bar,
                message("usage.words", formats.quantity(used.quantity()), formats.quantity(used.included())),
                BarChart.of(days));
    }

    private List<BigDecimal> alertPercents(PeriodInForce of, Meter meter, Instant now) {
        Attributes attributes = profiles.inForce(List.of(new ValuesAt(of.customer(), of.subscription(), now)))
                .getFirst();
        ThresholdDecision decision = policies.decide(
                        PolicySets.THRESHOLD,
                        now,
                        List.of(new ThresholdQuestion(
                                of.plan().value(), meter.key().value(), of.segment(), attributes)))
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
