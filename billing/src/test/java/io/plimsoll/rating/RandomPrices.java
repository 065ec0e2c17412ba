package io.plimsoll.rating;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes prices, quantities and terms within the law, with a liking for boundaries. */
record RandomPrices(Random random) {

    static final List<Currency> CURRENCIES =
            List.of(Currency.getInstance("USD"), Currency.getInstance("JPY"), Currency.getInstance("KWD"));

    Currency currency() {
        return oneOf(CURRENCIES);
    }

    RatingTerms terms() {
        return new RatingTerms(
                DayCount.ACTUAL_END_EXCLUSIVE,
                PartialPeriod.PRORATE,
                oneOf(List.of(RoundingStage.values())),
                oneOf(TermsJson.ROUNDING_MODES),
                random.nextBoolean());
    }

    /** @param whole whether tiers, blocks, packages and included units are whole numbers */
    Price price(Currency currency, boolean whole) {
        PriceFrame frame = frame(currency, whole);
        return switch (random.nextInt(6)) {
            case 0 -> new FlatPrice(amount(), frame);
            case 1 -> new PerUnitPrice(amount(), frame);
            case 2 -> graduated(whole).withFrame(frame);
            case 3 -> new VolumePrice(tiers(whole, true), frame);
            case 4 -> new StairstepPrice(tiers(whole, false), frame);
            default ->
                new PackagePrice(
                        positive(whole), amount(), quantity(40, whole), oneOf(List.of(PartialPackage.values())), frame);
        };
    }

    GraduatedPrice graduated(boolean whole) {
        return new GraduatedPrice(tiers(whole, true), PriceFrame.NONE);
    }

    /** Often exactly a tier's last unit, or one beside it. */
    Quantity quantity(Price price, boolean whole) {
        List<PriceTier> tiers = switch (price) {
            case GraduatedPrice graduated -> graduated.tiers();
            case VolumePrice volume -> volume.tiers();
            case StairstepPrice stairstep -> stairstep.tiers();
            case FlatPrice _, PerUnitPrice _, PackagePrice _ -> List.of();
        };
        Quantity upTo = tiers.isEmpty() ? null : oneOf(tiers).upTo();
        if (upTo != null && random.nextInt(3) == 0) {
            return upTo.plus(price.included())
                    .plus(Quantity.of(random.nextInt(3) - 1))
                    .minusFloored(Quantity.ZERO);
        }
        return random.nextInt(12) == 0 ? Quantity.ZERO : quantity(400, whole);
    }

    Quantity quantity(int below, boolean whole) {
        Quantity units = Quantity.of(random.nextInt(below));
        return whole ? units : units.plus(new Quantity(BigDecimal.valueOf(random.nextInt(1_000), 3)));
    }

    private PriceFrame frame(Currency currency, boolean whole) {
        BigDecimal minimum = random.nextInt(3) == 0 ? payable(currency, 50) : null;
        BigDecimal maximum =
                random.nextInt(3) == 0 ? payable(currency, 300).add(minimum == null ? BigDecimal.ZERO : minimum) : null;
        return new PriceFrame(
                random.nextBoolean() ? Quantity.ZERO : quantity(100, whole),
                minimum,
                maximum,
                random.nextBoolean() ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(1_001), 1));
    }

    private List<PriceTier> tiers(boolean whole, boolean perUnit) {
        List<PriceTier> tiers = new ArrayList<>();
        Quantity upTo = Quantity.ZERO;
        for (int below = random.nextInt(4); below > 0; below--) {
            upTo = upTo.plus(positive(whole));
            tiers.add(tier(upTo, whole, perUnit));
        }
        tiers.add(tier(null, whole, perUnit));
        return tiers;
    }

    private PriceTier tier(@Nullable Quantity upTo, boolean whole, boolean perUnit) {
        return new PriceTier(
                upTo,
                perUnit ? amount() : BigDecimal.ZERO,
                random.nextBoolean() ? amount() : BigDecimal.ZERO,
                perUnit && random.nextInt(4) == 0 ? positive(whole) : null);
    }

    private Quantity positive(boolean whole) {
        return quantity(120, whole).plus(Quantity.of(1));
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(7));
    }

    private BigDecimal payable(Currency currency, int below) {
        return BigDecimal.valueOf(random.nextInt(below * 100), 2).setScale(Money.scaleOf(currency), RoundingMode.DOWN);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
