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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
        return bills(periods, List.of(policies)).getFirst();
    }

    /** The same once for each pin, all from the same usage, read once. */
    List<List<Bill>> bills(List<PeriodInForce> periods, List<PolicyPin> pins) {
        return rated(pins.stream().map(pin -> pricing.resolve(periods, pin)).toList());
    }

    private List<List<Bill>> rated(List<List<PricingResolution>> sides) {
        Map<UsageOf, MeteredQuantity> used = usageOf(sides);
        return sides.stream()
                .map(side -> side.stream()
                        .map(resolution -> switch (resolution) {
                            case Unresolved unresolved -> failed(unresolved);
                            case Resolved resolved -> bill(resolved, used);
                        })
                        .toList())
                .toList();
    }

    private Map<UsageOf, MeteredQuantity> usageOf(List<List<PricingResolution>> sides) {
        Set<UsageOf> asked = new LinkedHashSet<>();
        for (List<PricingResolution> side : sides) {
            for (PricingResolution resolution : side) {
                if (resolution instanceof Resolved resolved) {
                    asked.addAll(usageOf(resolved));
                }
            }
        }
        List<UsageOf> inOrder = List.copyOf(asked);
        List<MeteredQuantity> answered = usage.quantities(inOrder);
        Map<UsageOf, MeteredQuantity> used = HashMap.newHashMap(inOrder.size());
        for (int i = 0; i < inOrder.size(); i++) {
            used.put(inOrder.get(i), answered.get(i));
        }
        return used;
    }

    private static Bill failed(Unresolved unresolved) {
        return new Bill.Failed(
                unresolved.of().subscription(), unresolved.of().period(), unresolved.code(), unresolved.reason());
    }

    private static Bill bill(Resolved resolved, Map<UsageOf, MeteredQuantity> used) {
        try {
            List<MeteredQuantity> quantities = usageOf(resolved).stream()
                    .map(of -> Objects.requireNonNull(used.get(of)))
                    .toList();
            return new Bill.Computed(resolved, BillLines.of(resolved, quantities));
        } catch (RuntimeException e) {
            return Failures.of(resolved.of().subscription(), resolved.of().period(), e);
        }
    }

    private static List<UsageOf> usageOf(Resolved resolved) {
        PeriodInForce of = resolved.of();
        return resolved.meters().stream()
                .map(meter -> new UsageOf(of.customer(), meter.meter().id(), meter.over()))
                .toList();
    }
}
