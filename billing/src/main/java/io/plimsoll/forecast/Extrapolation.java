package io.plimsoll.forecast;

import io.plimsoll.catalog.Aggregation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The formula: a period's quantity at its end, from what is used so far and from how earlier periods went.
 *
 * <p>With {@code u} used so far, {@code p} the share of a period's usage that is expected by now, and {@code Q} the mean
 * total of the earlier periods, meters that add up take Benktander's estimate
 *
 * <pre>  F = u + (1 − p) · (u + (1 − p) · Q)</pre>
 *
 * which is the run rate {@code u / p} with credibility {@code p}, and what is usual for the rest with credibility
 * {@code 1 − p}: near the start habit speaks, near the end this period does. (G. Benktander, An Approach to Credibility in
 * Calculating IBNR, The Actuarial Review 1976; T. Mack, Credible Claims Reserves: The Benktander Method, ASTIN Bulletin
 * 30(2), 2000.) {@code p} is the mean of the share of time that has passed, counted once, and of the pooled share that the
 * earlier periods had used by then, counted once for each of them. Without earlier periods only the run rate is left,
 * {@code F = u / p}.
 *
 * <p>A greatest value or a count of different values does not grow with time, so its {@code p} is the earlier periods' alone;
 * without them what is there now stands for the greatest, and {@code u + (1 − p) · u} for the count, since most are seen
 * early. The latest value drifts as it did on average: {@code F = u + mean(total − by now)}, not below 0.
 *
 * <p>The band runs from the least to the most of what each earlier period alone says by the same formula, and is a tenth of
 * the rest wide at least on each side. Without earlier periods the rest may be half of it or double.
 *
 * <p>Nothing here is billed; results have {@value #DIGITS} digits, rounded half to even, and lose decimals below a
 * ten-thousandth.
 */
record Extrapolation(BigDecimal forecast, BigDecimal low, BigDecimal high) {

    private static final int DIGITS = 20;
    private static final int SCALE = 4;
    private static final MathContext EXACT_ENOUGH = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal TWO = BigDecimal.TWO;

    /**
     * @param passed the share of the period that has passed, 0 to 1
     * @param used so far
     * @param known earlier periods; those without usage are no pattern and are passed over
     */
    static Extrapolation of(Aggregation aggregation, BigDecimal passed, BigDecimal used, List<EarlierPeriod> known) {
        List<EarlierPeriod> earlier =
                known.stream().filter(one -> one.total().signum() > 0).toList();
        BigDecimal forecast = forecast(aggregation, passed, used, earlier);
        BigDecimal rest = forecast.subtract(used).abs();
        List<BigDecimal> said = new ArrayList<>();
        if (earlier.isEmpty()) {
            said.add(used.add(rest.divide(TWO, EXACT_ENOUGH)));
            said.add(used.add(rest.multiply(TWO)));
        } else {
            said.add(forecast.subtract(rest.multiply(TENTH)));
            said.add(forecast.add(rest.multiply(TENTH)));
            earlier.forEach(one -> said.add(forecast(aggregation, passed, used, List.of(one))));
        }
        said.add(forecast);
        return new Extrapolation(
                settled(forecast), settled(Collections.min(said).max(BigDecimal.ZERO)), settled(Collections.max(said)));
    }

    private static BigDecimal forecast(
            Aggregation aggregation, BigDecimal passed, BigDecimal used, List<EarlierPeriod> earlier) {
        if (passed.compareTo(BigDecimal.ONE) >= 0) {
            return used;
        }
        return switch (aggregation) {
            case COUNT, SUM ->
                earlier.isEmpty() ? runRate(used, passed) : benktander(used, blended(passed, earlier), earlier);
            case MAX -> earlier.isEmpty() ? used : benktander(used, pooled(earlier), earlier);
            case UNIQUE_COUNT ->
                earlier.isEmpty() ? used.add(left(passed).multiply(used)) : benktander(used, pooled(earlier), earlier);
            case LATEST -> earlier.isEmpty() ? used : used.add(drift(earlier)).max(BigDecimal.ZERO);
        };
    }

    private static BigDecimal runRate(BigDecimal used, BigDecimal passed) {
        return passed.signum() == 0 ? used : used.divide(passed, EXACT_ENOUGH);
    }

    private static BigDecimal benktander(BigDecimal used, BigDecimal share, List<EarlierPeriod> earlier) {
        BigDecimal usual = mean(total(earlier), earlier);
        return used.add(left(share).multiply(used.add(left(share).multiply(usual, EXACT_ENOUGH)), EXACT_ENOUGH));
    }

    private static BigDecimal blended(BigDecimal passed, List<EarlierPeriod> earlier) {
        BigDecimal count = BigDecimal.valueOf(earlier.size());
        return passed.add(pooled(earlier).multiply(count)).divide(count.add(BigDecimal.ONE), EXACT_ENOUGH);
    }

    /** Corrections may take a quantity down after the moment asked for, so this is kept within 0 to 1. */
    private static BigDecimal pooled(List<EarlierPeriod> earlier) {
        return byNow(earlier)
                .divide(total(earlier), EXACT_ENOUGH)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.ONE);
    }

    private static BigDecimal drift(List<EarlierPeriod> earlier) {
        return mean(total(earlier).subtract(byNow(earlier)), earlier);
    }

    private static BigDecimal byNow(List<EarlierPeriod> earlier) {
        return earlier.stream().map(EarlierPeriod::byNow).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal total(List<EarlierPeriod> earlier) {
        return earlier.stream().map(EarlierPeriod::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(BigDecimal sum, List<EarlierPeriod> earlier) {
        return sum.divide(BigDecimal.valueOf(earlier.size()), EXACT_ENOUGH);
    }

    private static BigDecimal left(BigDecimal share) {
        return BigDecimal.ONE.subtract(share);
    }

    private static BigDecimal settled(BigDecimal value) {
        BigDecimal shown = value.setScale(SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return shown.scale() < 0 ? shown.setScale(0) : shown;
    }
}
