package io.plimsoll.web.subscription;

import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.web.subscription.UsageStatements.MeterUsage;
import io.plimsoll.web.subscription.UsageStatements.UsageStatement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** Usage of a subscription against what it includes. */
record UsageAnswer(
        SubscriptionId subscription,
        PlanKey plan,
        ServicePeriod period,
        ZoneId timeZone,
        Currency currency,
        Money baseFee,
        List<MeterAnswer> meters,
        Instant asOf) {

    /** @param overageAmount what usage costs so far */
    record MeterAnswer(
            MeterKey meter,
            String unit,
            Quantity quantity,
            long events,
            Quantity included,
            Quantity remaining,
            Quantity overage,
            Money overageAmount,
            ForecastAnswer forecast) {

        static MeterAnswer of(MeterUsage of) {
            return new MeterAnswer(
                    of.pricing().meter().key(),
                    of.pricing().meter().unit(),
                    of.quantity(),
                    of.events(),
                    of.included(),
                    of.remaining(),
                    of.overage(),
                    of.overageAmount(),
                    new ForecastAnswer(
                            of.forecast().forecast(),
                            of.forecast().low(),
                            of.forecast().high(),
                            of.forecastAmount()));
        }
    }

    /**
     * What the period is expected to come to.
     *
     * @param amount what {@code quantity} will cost
     */
    record ForecastAnswer(Quantity quantity, Quantity low, Quantity high, Money amount) {}

    static UsageAnswer of(UsageStatement statement) {
        return new UsageAnswer(
                statement.of().subscription(),
                statement.of().plan(),
                statement.of().period(),
                statement.of().timeZone(),
                statement.of().currency(),
                statement.baseFee(),
                statement.meters().stream().map(MeterAnswer::of).toList(),
                statement.asOf());
    }
}
