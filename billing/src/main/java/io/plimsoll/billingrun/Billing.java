package io.plimsoll.billingrun;

import io.plimsoll.metering.MeteredQuantity;
import io.plimsoll.metering.Usage;
import io.plimsoll.metering.UsageOf;
import io.plimsoll.policy.PolicyPin;
import io.plimsoll.pricing.PeriodInForce;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.pricing.PricingResolution;
import io.plimsoll.pricing.PricingResolution.Resolved;
import io.plimsoll.pricing.PricingResolution.Unresolved;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Computes bills and writes nothing: prices for the whole chunk, then its usage in one query, then rating. */
@Component
class Billing {

    private final Pricing pricing;
    private final Usage usage;

    Billing(Pricing pricing, Usage usage) {
        this.pricing = pricing;
        this.usage = usage;
    }

    /** One bill a period, in order, by policy as the pin holds it. A period that cannot be priced or rated does not stop the others. */
    List<Bill> bills(List<PeriodInForce> periods, PolicyPin policies) {
        List<PricingResolution> resolutions = pricing.resolve(periods, policies);
        List<UsageOf> asked = new ArrayList<>();
        for (PricingResolution resolution : resolutions) {
            if (resolution instanceof Resolved resolved) {
                asked.addAll(usageOf(resolved));
            }
        }
        List<MeteredQuantity> answered = usage.quantities(asked);
        List<Bill> bills = new ArrayList<>();
        int next = 0;
        for (PricingResolution resolution : resolutions) {
            switch (resolution) {
                case Unresolved unresolved ->
                    bills.add(new Bill.Failed(
                            unresolved.of().subscription(),
                            unresolved.of().period(),
                            unresolved.code(),
                            unresolved.reason()));
                case Resolved resolved -> {
                    int meters = resolved.meters().size();
                    bills.add(bill(resolved, answered.subList(next, next + meters)));
                    next += meters;
                }
            }
        }
        return bills;
    }

    private static Bill bill(Resolved resolved, List<MeteredQuantity> quantities) {
        try {
            return new Bill.Computed(resolved, BillLines.of(resolved, quantities));
        } catch (RuntimeException e) {
            return Failures.of(resolved.of().subscription(), resolved.of().period(), e);
        }
    }

    private static List<UsageOf> usageOf(Resolved resolved) {
        PeriodInForce of = resolved.of();
        return resolved.meters().stream()
                .map(meter -> new UsageOf(of.customer(), meter.meter().id(), of.period()))
                .toList();
    }
}
