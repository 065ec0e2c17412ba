package io.plimsoll.pricing;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.Violations;
import io.plimsoll.policy.Decided;
import io.plimsoll.rating.FlatPrice;
import io.plimsoll.rating.GraduatedPrice;
import io.plimsoll.rating.PackagePrice;
import io.plimsoll.rating.PartialPackage;
import io.plimsoll.rating.PerUnitPrice;
import io.plimsoll.rating.Price;
import io.plimsoll.rating.PriceFrame;
import io.plimsoll.rating.PriceLaw;
import io.plimsoll.rating.PriceTier;
import io.plimsoll.rating.StairstepPrice;
import io.plimsoll.rating.VolumePrice;
import io.plimsoll.rules.tier.Tier;
import io.plimsoll.rules.tier.TierDecision;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns tier decisions into prices, each kind once. */
final class TierPrices {

    private record Kind(TierDecision decision, Quantity included, Currency currency) {}

    private final Map<Kind, Price> made = new HashMap<>();

    /** The price, framed by the plan's included units; refuses with {@code invalid-tier} what is no price. */
    Price price(Decided<TierDecision> tier, TierDecision decision, Quantity included, Currency currency) {
        Kind kind = new Kind(decision, included, currency);
        Price known = made.get(kind);
        if (known != null) {
            return known;
        }
        Violations violations = new Violations();
        Price price = model(decision, frame(decision, included), violations);
        if (violations.none()) {
            PriceLaw.check(price, "", violations);
        }
        if (!violations.none()) {
            throw invalid(tier, violations.found().getFirst());
        }
        try {
            PriceLaw.refuseFinerLimits(currency, price);
        } catch (BillingException refusal) {
            throw invalid(tier, refusal.violations().getFirst());
        }
        made.put(kind, price);
        return price;
    }

    private static BillingException invalid(Decided<TierDecision> tier, Violation violation) {
        return new BillingException(
                PricingRefusal.INVALID_TIER,
                "expected tier rows " + String.join(", ", tier.rowIds()) + " to make a price, but at "
                        + violation.pointer() + " they break its law: " + violation.detail());
    }

    private static PriceFrame frame(TierDecision decision, Quantity included) {
        return new PriceFrame(included, decision.minimum(), decision.maximum(), orZero(decision.discountPercent()));
    }

    private static Price model(TierDecision decision, PriceFrame frame, Violations violations) {
        return switch (decision.model()) {
            case "FLAT" -> new FlatPrice(needed(decision.amount(), "/amount", violations), frame);
            case "PER_UNIT" -> new PerUnitPrice(needed(decision.unitPrice(), "/unitPrice", violations), frame);
            case "GRADUATED" -> new GraduatedPrice(tiers(decision.tiers()), frame);
            case "VOLUME" -> new VolumePrice(tiers(decision.tiers()), frame);
            case "STAIRSTEP" -> new StairstepPrice(tiers(decision.tiers()), frame);
            case "PACKAGE" ->
                new PackagePrice(
                        new Quantity(needed(decision.packageSize(), "/packageSize", violations)),
                        needed(decision.packagePrice(), "/packagePrice", violations),
                        new Quantity(orZero(decision.freeUnits())),
                        PartialPackage.valueOf(
                                Objects.requireNonNullElse(decision.partialPackage(), PartialPackage.ROUND_UP.name())),
                        frame);
            default -> {
                violations.expected(
                        "/model", "one of FLAT, PER_UNIT, GRADUATED, VOLUME, STAIRSTEP, PACKAGE", decision.model());
                yield new FlatPrice(BigDecimal.ZERO, frame);
            }
        };
    }

    private static List<PriceTier> tiers(List<Tier> tiers) {
        return tiers.stream()
                .map(tier -> new PriceTier(
                        quantity(tier.upTo()),
                        orZero(tier.unitPrice()),
                        orZero(tier.flatFee()),
                        quantity(tier.blockSize())))
                .toList();
    }

    private static @Nullable Quantity quantity(@Nullable BigDecimal value) {
        return value == null ? null : new Quantity(value);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static BigDecimal needed(@Nullable BigDecimal value, String pointer, Violations violations) {
        violations.expect(value != null, pointer, "a number", null);
        return orZero(value);
    }
}
