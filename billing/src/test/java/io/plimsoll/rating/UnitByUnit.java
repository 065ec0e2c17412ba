package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second, deliberately naive way to price whole quantities, for comparison: it hands out one unit after the other and
 * asks of each what it adds. Shares nothing with the models but the records of prices.
 */
final class UnitByUnit {

    private UnitByUnit() {}

    /** The exact bill, with discount, maximum and minimum. */
    static BigDecimal bill(Price price, int quantity, boolean zeroUsageFirstFlatFee) {
        int billable = 0;
        for (int unit = 1; unit <= quantity; unit++) {
            if (unit > price.included().value().intValueExact()) {
                billable++;
            }
        }
        BigDecimal bill = model(price, billable, zeroUsageFirstFlatFee);
        bill = bill.multiply(new BigDecimal(100).subtract(price.discountPercent()))
                .divide(new BigDecimal(100));
        if (price.maximum() != null && bill.compareTo(price.maximum()) > 0) {
            bill = price.maximum();
        }
        if (price.minimum() != null && bill.compareTo(price.minimum()) < 0) {
            bill = price.minimum();
        }
        return bill;
    }

    private static BigDecimal model(Price price, int units, boolean zeroUsageFirstFlatFee) {
        return switch (price) {
            case FlatPrice flat -> flat.amount();
            case PerUnitPrice perUnit -> repeat(perUnit.unitPrice(), units);
            case GraduatedPrice graduated ->
                units == 0 ? firstFee(graduated.tiers(), zeroUsageFirstFlatFee) : graduated(graduated.tiers(), units);
            case VolumePrice volume ->
                units == 0 ? firstFee(volume.tiers(), zeroUsageFirstFlatFee) : volume(volume.tiers(), units);
            case StairstepPrice stairstep ->
                units == 0
                        ? firstFee(stairstep.tiers(), zeroUsageFirstFlatFee)
                        : stairstep
                                .tiers()
                                .get(tierOf(units, stairstep.tiers()))
                                .flatFee();
            case PackagePrice packages -> packages(packages, units);
        };
    }

    private static BigDecimal graduated(List<PriceTier> tiers, int units) {
        BigDecimal sum = BigDecimal.ZERO;
        int tierBefore = -1;
        int unitInTier = 0;
        for (int unit = 1; unit <= units; unit++) {
            int index = tierOf(unit, tiers);
            PriceTier tier = tiers.get(index);
            for (int reached = tierBefore + 1; reached <= index; reached++) {
                sum = sum.add(tiers.get(reached).flatFee());
            }
            unitInTier = index == tierBefore ? unitInTier + 1 : 1;
            tierBefore = index;
            sum = sum.add(priceOfUnit(unitInTier, tier));
        }
        return sum;
    }

    private static BigDecimal volume(List<PriceTier> tiers, int units) {
        PriceTier tier = tiers.get(tierOf(units, tiers));
        BigDecimal sum = tier.flatFee();
        for (int unit = 1; unit <= units; unit++) {
            sum = sum.add(priceOfUnit(unit, tier));
        }
        return sum;
    }

    /** The first unit of a block pays for the block. */
    private static BigDecimal priceOfUnit(int unitInTier, PriceTier tier) {
        Quantity blockSize = tier.blockSize();
        boolean paid = blockSize == null || (unitInTier - 1) % blockSize.value().intValueExact() == 0;
        return paid ? tier.unitPrice() : BigDecimal.ZERO;
    }

    private static BigDecimal packages(PackagePrice price, int units) {
        int size = price.packageSize().value().intValueExact();
        int left = units - price.freeUnits().value().intValueExact();
        BigDecimal sum = BigDecimal.ZERO;
        while (left >= size) {
            sum = sum.add(price.packagePrice());
            left -= size;
        }
        return left > 0 && price.partialPackage() == PartialPackage.ROUND_UP ? sum.add(price.packagePrice()) : sum;
    }

    private static int tierOf(int unit, List<PriceTier> tiers) {
        int index = 0;
        while (isAbove(unit, tiers.get(index).upTo())) {
            index++;
        }
        return index;
    }

    private static boolean isAbove(int unit, @Nullable Quantity upTo) {
        return upTo != null && unit > upTo.value().intValueExact();
    }

    private static BigDecimal firstFee(List<PriceTier> tiers, boolean due) {
        return due ? tiers.getFirst().flatFee() : BigDecimal.ZERO;
    }

    private static BigDecimal repeat(BigDecimal price, int times) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int time = 0; time < times; time++) {
            sum = sum.add(price);
        }
        return sum;
    }
}
