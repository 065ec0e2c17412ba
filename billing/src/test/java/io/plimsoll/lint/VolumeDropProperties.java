package io.plimsoll.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.SeededCases;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.rating.Price;
import io.plimsoll.rating.PriceFrame;
import io.plimsoll.rating.PriceTier;
import io.plimsoll.rating.Rating;
import io.plimsoll.rating.RatingTerms;
import io.plimsoll.rating.StairstepPrice;
import io.plimsoll.rating.VolumePrice;
import io.plimsoll.rules.lint.VolumeDrop;
import io.plimsoll.rules.tier.Tier;
import io.plimsoll.rules.tier.TierDecision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where the linter says that more units cost less, against what rating charges. */
class VolumeDropProperties {

    private static final Currency USD = Currency.getInstance("USD");
    private static final BigDecimal STEP = new BigDecimal("0.5");
    private static final BigDecimal CENT_UNITS = new BigDecimal("0.000001");

    @Test
    void chargesWhatTheLinterSaysAndDropsNowhereElse() {
        SeededCases.check("volume prices drop where the linter says", random -> {
            TierDecision price = price(random);
            List<VolumeDrop> drops = VolumeDrop.of(price);
            for (VolumeDrop drop : drops) {
                assertThat(charge(price, drop.units())).isEqualByComparingTo(drop.amount());
                assertThat(charge(price, drop.moreUnits())).isEqualByComparingTo(drop.lessAmount());
                assertThat(drop.moreUnits()).isGreaterThan(drop.units());
                assertThat(drop.lessAmount()).isLessThan(drop.amount());
                isLessUntilAgain(price, drop);
            }
            List<BigDecimal> ends = drops.stream().map(VolumeDrop::units).toList();
            for (Tier tier : price.tiers()) {
                BigDecimal end = tier.upTo();
                if (end != null && !isAmong(ends, end)) {
                    assertThat(charge(price, end.add(CENT_UNITS))).isGreaterThanOrEqualTo(charge(price, end));
                }
            }
        });
    }

    private static void isLessUntilAgain(TierDecision price, VolumeDrop drop) {
        BigDecimal again = drop.again();
        BigDecimal last = Objects.requireNonNull(
                        price.tiers().get(price.tiers().size() - 2).upTo())
                .add(BigDecimal.TEN);
        BigDecimal end = again == null ? last : again;
        for (BigDecimal units = drop.units().add(STEP); units.compareTo(end) < 0; units = units.add(STEP)) {
            // What is rounded up may lie a millionth above where the totals meet.
            if (again == null || again.subtract(units).compareTo(CENT_UNITS) > 0) {
                assertThat(charge(price, units)).as("%s units", units).isLessThan(drop.amount());
            }
        }
        if (again != null) {
            assertThat(charge(price, again).max(charge(price, again.add(CENT_UNITS))))
                    .isGreaterThanOrEqualTo(drop.amount());
        }
    }

    private static TierDecision price(Random random) {
        boolean volume = random.nextInt(3) > 0;
        List<Tier> tiers = new ArrayList<>();
        BigDecimal upTo = BigDecimal.ZERO;
        int count = 2 + random.nextInt(3);
        for (int tier = 1; tier <= count; tier++) {
            upTo = upTo.add(BigDecimal.valueOf(1 + random.nextInt(8)));
            BigDecimal unitPrice = BigDecimal.valueOf(random.nextInt(6)).multiply(new BigDecimal("0.7"));
            BigDecimal block = random.nextInt(4) == 0 ? BigDecimal.valueOf(2 + random.nextInt(2)) : null;
            tiers.add(new Tier(
                    tier == count ? null : upTo,
                    volume ? unitPrice : null,
                    random.nextInt(2) == 0 ? BigDecimal.valueOf(random.nextInt(20)) : BigDecimal.ZERO,
                    volume ? block : null,
                    "t" + tier));
        }
        BigDecimal minimum = random.nextInt(4) == 0 ? BigDecimal.valueOf(random.nextInt(10)) : null;
        BigDecimal maximum = random.nextInt(4) == 0 ? BigDecimal.valueOf(10 + random.nextInt(10)) : null;
        BigDecimal discount = random.nextInt(4) == 0 ? BigDecimal.valueOf(25L * random.nextInt(5)) : null;
        return new TierDecision(
                "p",
                volume ? "VOLUME" : "STAIRSTEP",
                tiers,
                null,
                null,
                null,
                null,
                null,
                null,
                minimum,
                maximum,
                discount);
    }

    private static BigDecimal charge(TierDecision decision, BigDecimal units) {
        PriceFrame frame = new PriceFrame(
                Quantity.ZERO,
                decision.minimum(),
                decision.maximum(),
                Objects.requireNonNullElse(decision.discountPercent(), BigDecimal.ZERO));
        List<PriceTier> tiers = decision.tiers().stream()
                .map(tier -> new PriceTier(
                        tier.upTo() == null ? null : new Quantity(tier.upTo()),
                        Objects.requireNonNullElse(tier.unitPrice(), BigDecimal.ZERO),
                        Objects.requireNonNullElse(tier.flatFee(), BigDecimal.ZERO),
                        tier.blockSize() == null ? null : new Quantity(tier.blockSize())))
                .toList();
        Price price =
                decision.model().equals("VOLUME") ? new VolumePrice(tiers, frame) : new StairstepPrice(tiers, frame);
        BigDecimal unrounded = Rating.rate(USD, price, new Quantity(units), RatingTerms.DEFAULT)
                .unrounded();
        BigDecimal minimum = decision.minimum();
        return minimum == null ? unrounded : unrounded.max(minimum);
    }

    private static boolean isAmong(List<BigDecimal> ends, BigDecimal end) {
        return ends.stream().anyMatch(one -> one.compareTo(end) == 0);
    }
}
