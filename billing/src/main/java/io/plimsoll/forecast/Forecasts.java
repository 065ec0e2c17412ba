package io.plimsoll.forecast;

import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.metering.MeteredQuantity;
import io.plimsoll.metering.Usage;
import io.plimsoll.metering.UsageOf;
import io.plimsoll.pricing.MeterPricing;
import io.plimsoll.pricing.PeriodInForce;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.pricing.PricingResolution;
import io.plimsoll.pricing.PricingResolution.Resolved;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what meters will come to at the end of their periods, with a band. */
@Component
public class Forecasts {

    /** Half a year would tell more, but people change; and each costs two sums. */
    private static final int EARLIER_PERIODS = 3;

    private static final long QUARTER_HOUR_SECONDS = Duration.ofMinutes(15).toSeconds();
    private static final MathContext SHARE = new MathContext(12, RoundingMode.HALF_EVEN);

    private final Subscriptions subscriptions;
    private final Pricing pricing;
    private final Usage usage;

    Forecasts(Subscriptions subscriptions, Pricing pricing, Usage usage) {
        this.subscriptions = subscriptions;
        this.pricing = pricing;
        this.usage = usage;
    }

    /** Of the meters on the plan in the period that holds the instant, by key; none where it is not served or not priced. */
    public List<MeterForecast> ofPeriod(SubscriptionId subscription, Instant at) {
        return ofPeriods(List.of(subscription), at).getOrDefault(subscription, List.of());
    }

    /** The same for many at once, in one query; subscriptions without a forecast are left out. */
    public Map<SubscriptionId, List<MeterForecast>> ofPeriods(Collection<SubscriptionId> ids, Instant at) {
        Map<SubscriptionId, Subscription> byId = subscriptions.getAll(ids).stream()
                .collect(Collectors.toMap(Subscription::id, Function.identity(), (one, same) -> one));
        List<PricingResolution> resolutions = pricing.resolve(pricing.inForce(byId.keySet(), at));
        List<ForecastQuestion> asked = new ArrayList<>();
        for (PricingResolution resolution : resolutions) {
            if (resolution instanceof Resolved resolved) {
                PeriodInForce of = resolved.of();
                for (MeterPricing meter : resolved.meters()) {
                    asked.add(new ForecastQuestion(
                            Objects.requireNonNull(byId.get(of.subscription())), meter.meter(), meter.over()));
                }
            }
        }
        List<MeterForecast> answers = answer(asked, at);
        Map<SubscriptionId, List<MeterForecast>> forecasts = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            forecasts
                    .computeIfAbsent(asked.get(i).subscription().id(), id -> new ArrayList<>())
                    .add(answers.get(i));
        }
        return forecasts;
    }

    /** One answer a question, in order, in one query however many are asked. A period that is over comes to what was used. */
    public List<MeterForecast> answer(List<ForecastQuestion> asked, Instant at) {
        List<UsageOf> wanted = new ArrayList<>();
        List<List<ServicePeriod>> earlier = new ArrayList<>();
        for (ForecastQuestion question : asked) {
            List<ServicePeriod> before = earlierThan(question);
            earlier.add(before);
            wanted.add(usageOf(question, question.period()));
            for (ServicePeriod one : before) {
                wanted.add(usageOf(question, one));
                wanted.add(usageOf(question, samePart(one, question.period(), at)));
            }
        }
        List<MeteredQuantity> quantities = usage.quantities(wanted);
        List<MeterForecast> answers = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < asked.size(); i++) {
            Quantity used = quantities.get(next++).quantity();
            List<EarlierPeriod> known = new ArrayList<>();
            for (int one = 0; one < earlier.get(i).size(); one++) {
                BigDecimal total = quantities.get(next++).quantity().value();
                known.add(new EarlierPeriod(quantities.get(next++).quantity().value(), total));
            }
            answers.add(answer(asked.get(i), used, known, at));
        }
        return answers;
    }

    /** How much of the period has passed, 0 to 1. */
    public static BigDecimal passed(ServicePeriod period, Instant at) {
        long length = Duration.between(period.start(), period.end()).toSeconds();
        long gone = Math.clamp(Duration.between(period.start(), at).toSeconds(), 0, length);
        return BigDecimal.valueOf(gone).divide(BigDecimal.valueOf(length), SHARE);
    }

    private static MeterForecast answer(
            ForecastQuestion question, Quantity used, List<EarlierPeriod> known, Instant at) {
        Extrapolation extrapolation =
                Extrapolation.of(question.meter().aggregation(), passed(question.period(), at), used.value(), known);
        return new MeterForecast(
                question.meter().key(),
                question.period(),
                used,
                new Quantity(extrapolation.forecast()),
                new Quantity(extrapolation.low()),
                new Quantity(extrapolation.high()),
                known.size(),
                at);
    }

    /** The whole periods before it, newest first; a short first one is no pattern. */
    private static List<ServicePeriod> earlierThan(ForecastQuestion question) {
        Subscription subscription = question.subscription();
        List<ServicePeriod> earlier = new ArrayList<>();
        Instant end = question.period().start();
        while (earlier.size() < EARLIER_PERIODS && end.isAfter(subscription.paidFrom())) {
            ServicePeriod before = subscription.calendar().periodContaining(end.minusNanos(1));
            if (before.equals(subscription.calendar().fullPeriod(before))) {
                earlier.add(before);
            }
            end = before.start();
        }
        return earlier;
    }

    /** As much of an earlier period as has passed of this one, to whole quarter hours, as usage is summed; one at least. */
    private static ServicePeriod samePart(ServicePeriod earlier, ServicePeriod period, Instant at) {
        long length = Duration.between(earlier.start(), earlier.end()).toSeconds();
        long gone = passed(period, at)
                .multiply(BigDecimal.valueOf(length))
                .divideToIntegralValue(BigDecimal.valueOf(QUARTER_HOUR_SECONDS))
                .longValueExact();
        return new ServicePeriod(
                earlier.start(), earlier.start().plusSeconds(Math.max(gone, 1) * QUARTER_HOUR_SECONDS));
    }

    private static UsageOf usageOf(ForecastQuestion question, ServicePeriod period) {
        return new UsageOf(question.subscription().customer(), question.meter().id(), period);
    }
}
