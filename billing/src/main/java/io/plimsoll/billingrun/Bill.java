package io.plimsoll.billingrun;

import io.plimsoll.invoicing.LineKind;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.policy.Decided;
import io.plimsoll.pricing.PeriodInForce;
import io.plimsoll.pricing.PricingResolution.Resolved;
import io.plimsoll.rating.Charge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one period comes to, before anything is written. */
public sealed interface Bill {

    SubscriptionId subscription();

    ServicePeriod period();

    /** Priced and rated. */
    record Computed(Resolved pricing, List<Line> lines) implements Bill {

        public PeriodInForce of() {
            return pricing.of();
        }

        @Override
        public SubscriptionId subscription() {
            return of().subscription();
        }

        @Override
        public ServicePeriod period() {
            return of().period();
        }

        public Money total() {
            return Money.sum(
                    of().currency(),
                    lines.stream().map(line -> line.charge().amount()).toList());
        }
    }

    /** Cannot be billed now; {@code code} and {@code reason} say why. */
    record Failed(SubscriptionId subscription, ServicePeriod period, String code, String reason) implements Bill {}

    /** A line of the invoice to come; its decisions have no ids yet. */
    record Line(
            LineKind kind,
            String description,
            @Nullable MeterKey meter,
            Quantity quantity,
            String unit,
            Charge charge,
            long eventCount,
            List<Decided<?>> decisions) {}
}
