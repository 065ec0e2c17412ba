package io.plimsoll.web.subscription;

import io.plimsoll.forecast.ForecastQuestion;
import io.plimsoll.forecast.Forecasts;
import io.plimsoll.forecast.MeterForecast;
import io.plimsoll.kernel.Money;
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
import io.plimsoll.rating.Rateable;
import io.plimsoll.rating.Rating;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import io.plimsoll.web.RefusedRequest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a subscription used of what it includes, and what the rest costs so far: usage, pricing and rating put together. */
@Component
public class UsageStatements {

    private final Subscriptions subscriptions;
    private final Pricing pricing;
    private final Usage usage;
    private final Forecasts forecasts;

    UsageStatements(Subscriptions subscriptions, Pricing pricing, Usage usage, Forecasts forecasts) {
        this.subscriptions = subscriptions;
        this.pricing = pricing;
        this.usage = usage;
        this.forecasts = forecasts;
    }

    /** Usage of one subscription in one period, as of an instant. */
    public record UsageStatement(PeriodInForce of, Money baseFee, List<MeterUsage> meters, Instant asOf) {}

    /**
     * @param overageAmount what usage costs so far, by the price with its included units; without a minimum's true-up
     * @param forecast what the period will come to
     * @param forecastAmount what that will cost
     */
    public record MeterUsage(
            MeterPricing pricing,
            Quantity quantity,
            long events,
            Quantity included,
            Quantity remaining,
            Quantity overage,
            Money overageAmount,
            MeterForecast forecast,
            Money forecastAmount) {}

    /** @param month the local month in which the period starts; null for the period that holds {@code now} */
    public UsageStatement of(SubscriptionId id, @Nullable YearMonth month, Instant now) {
        Subscription subscription = subscriptions.get(id);
        PeriodInForce period = pricing.of(id, month == null ? current(subscription, now) : in(subscription, month));
        return switch (pricing.resolve(List.of(period)).getFirst()) {
            case PricingResolution.Resolved resolved -> statement(resolved, now);
            case PricingResolution.Unresolved unresolved ->
                throw new RefusedRequest(HttpStatus.CONFLICT, unresolved.code(), unresolved.reason());
        };
    }

    private UsageStatement statement(PricingResolution.Resolved resolved, Instant now) {
        PeriodInForce of = resolved.of();
        List<MeterPricing> meters = resolved.meters();
        List<MeteredQuantity> used = usage.quantities(meters.stream()
                .map(meter -> new UsageOf(of.customer(), meter.meter().id(), meter.over()))
                .toList());
        Subscription subscription = subscriptions.get(of.subscription());
        List<MeterForecast> expected = forecasts.answer(
                meters.stream()
                        .map(meter -> new ForecastQuestion(subscription, meter.meter(), meter.over()))
                        .toList(),
                now);
        List<MeterUsage> lines = IntStream.range(0, meters.size())
                .mapToObj(index -> line(resolved, meters.get(index), used.get(index), expected.get(index)))
                .toList();
        return new UsageStatement(of, resolved.baseFee(), lines, now);
    }

    private static MeterUsage line(
            PricingResolution.Resolved resolved, MeterPricing meter, MeteredQuantity used, MeterForecast expected) {
        return new MeterUsage(
                meter,
                used.quantity(),
                used.eventCount(),
                meter.included(),
                meter.included().minusFloored(used.quantity()),
                used.quantity().minusFloored(meter.included()),
                cost(resolved, meter, used.quantity()),
                expected,
                cost(resolved, meter, expected.forecast()));
    }

    private static Money cost(PricingResolution.Resolved resolved, MeterPricing meter, Quantity quantity) {
        return Rating.rate(
                        resolved.of().currency(),
                        new Rateable(meter.price(), quantity, meter.meter().unit()),
                        resolved.terms())
                .amount();
    }

    private static ServicePeriod current(Subscription subscription, Instant now) {
        Instant within = now.isBefore(subscription.startAt()) ? subscription.startAt() : now;
        return subscription.periodContaining(within);
    }

    private static ServicePeriod in(Subscription subscription, YearMonth month) {
        Instant monthEnd = month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(subscription.timeZone())
                .toInstant();
        Instant last = monthEnd.minusNanos(1);
        if (last.isBefore(subscription.startAt())) {
            throw RefusedRequest.parameter("period", "expected a month from the start of service on, but got " + month);
        }
        ServicePeriod period = subscription.periodContaining(last);
        if (!YearMonth.from(period.start().atZone(subscription.timeZone())).equals(month)) {
            throw RefusedRequest.parameter(
                    "period", "expected a month in which a service period starts, but none starts in " + month);
        }
        return period;
    }
}
