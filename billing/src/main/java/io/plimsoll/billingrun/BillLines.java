package io.plimsoll.billingrun;

import io.plimsoll.billingrun.Bill.Line;
import io.plimsoll.catalog.Meter;
import io.plimsoll.invoicing.LineKind;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.metering.MeteredQuantity;
import io.plimsoll.policy.Decided;
import io.plimsoll.pricing.MeterPricing;
import io.plimsoll.pricing.PeriodInForce;
import io.plimsoll.pricing.PricingResolution.Resolved;
import io.plimsoll.rating.Charge;
import io.plimsoll.rating.ChargeComponent;
import io.plimsoll.rating.Rateable;
import io.plimsoll.rating.Rating;
import io.plimsoll.rating.UnitWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines of one bill, in the order a customer reads them: the base fee, then each meter's usage by key, each followed by
 * what was missing to its minimum. Pure.
 */
final class BillLines {

    private BillLines() {}

    /** @param quantities one for each of the pricing's meters, in their order */
    static List<Line> of(Resolved pricing, List<MeteredQuantity> quantities) {
        List<Line> lines = new ArrayList<>();
        // A free plan's bill still says what it is for.
        if (!pricing.fullBaseFee().isZero() || pricing.meters().isEmpty()) {
            lines.add(baseFee(pricing));
        }
        List<Rateable> rateables = new ArrayList<>();
        for (int i = 0; i < quantities.size(); i++) {
            MeterPricing meter = pricing.meters().get(i);
            rateables.add(new Rateable(
                    meter.price(), quantities.get(i).quantity(), meter.meter().unit()));
        }
        List<Charge> charges = Rating.rateTogether(pricing.of().currency(), rateables, pricing.terms());
        for (int i = 0; i < charges.size(); i++) {
            addUsage(lines, pricing, pricing.meters().get(i), quantities.get(i), charges.get(i));
        }
        return lines;
    }

    private static Line baseFee(Resolved pricing) {
        Money fee = pricing.baseFee();
        Charge charge = new Charge(
                fee,
                fee.amount(),
                List.of(new ChargeComponent(baseFeeInWords(pricing), Quantity.of(1), null, fee.amount())),
                null);
        return new Line(
                LineKind.BASE_FEE,
                "Base fee, " + pricing.of().plan(),
                null,
                Quantity.of(1),
                "period",
                charge,
                0,
                List.of(pricing.plan(), pricing.termsDecision()));
    }

    private static String baseFeeInWords(Resolved pricing) {
        PeriodInForce of = pricing.of();
        return of.period().equals(of.fullPeriod())
                ? "base fee for " + dates(of, of.period())
                : "share of the base fee of " + pricing.fullBaseFee() + " for " + dates(of, of.period()) + " of "
                        + dates(of, of.fullPeriod());
    }

    private static void addUsage(
            List<Line> lines, Resolved pricing, MeterPricing priced, MeteredQuantity used, Charge charge) {
        Meter meter = priced.meter();
        List<Decided<?>> decisions = List.of(pricing.plan(), priced.tier(), pricing.termsDecision());
        String name = meterInWords(meter);
        UnitWords words = new UnitWords(pricing.of().currency(), meter.unit());
        lines.add(new Line(
                LineKind.USAGE,
                name + ", " + words.units(used.quantity()),
                meter.key(),
                used.quantity(),
                meter.unit(),
                charge,
                used.eventCount(),
                decisions));
        Charge trueUp = charge.minimumTrueUp();
        if (trueUp != null) {
            lines.add(new Line(
                    LineKind.MINIMUM,
                    name + ", " + trueUp.components().getFirst().description(),
                    meter.key(),
                    Quantity.of(1),
                    "period",
                    trueUp,
                    0,
                    decisions));
        }
    }

    /** {@code api-calls} becomes {@code API calls}. */
    private static String meterInWords(Meter meter) {
        List<String> words = new ArrayList<>();
        for (String word : meter.key().value().split("[-_.:@]+", -1)) {
            switch (word) {
                case "api", "gb", "mb", "tb", "sms", "cpu", "gpu" -> words.add(word.toUpperCase(Locale.ROOT));
                default -> words.add(word);
            }
        }
        String joined = String.join(" ", words);
        return joined.substring(0, 1).toUpperCase(Locale.ROOT) + joined.substring(1);
    }

    /** Local dates, the last day included: {@code 2026-05-01 to 2026-05-31}. */
    private static String dates(PeriodInForce of, ServicePeriod period) {
        LocalDate first = LocalDate.ofInstant(period.start(), of.timeZone());
        LocalDate last = LocalDate.ofInstant(period.end().minusNanos(1), of.timeZone());
        return first.equals(last) ? first.toString() : first + " to " + last;
    }
}
