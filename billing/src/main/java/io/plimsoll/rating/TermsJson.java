package io.plimsoll.rating;

import io.plimsoll.kernel.Violations;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the calculation terms that a quote may bring along. */
final class TermsJson {

    static final List<RoundingMode> ROUNDING_MODES =
            List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

    /** Terms of the table that a single charge does not depend on; their values are not looked at. */
    private static final List<String> ELSEWHERE = List.of("taxRounding", "discountOrder", "lateUsage", "paymentDays");

    private TermsJson() {}

    /** Terms that are missing have their defaults. */
    static RatingTerms read(@Nullable JsonNode json, String pointer, Violations violations) {
        if (json == null) {
            return RatingTerms.DEFAULT;
        }
        JsonFields fields = JsonFields.of(json, pointer, violations);
        RatingTerms otherwise = RatingTerms.DEFAULT;
        RatingTerms terms = new RatingTerms(
                fields.oneOf("dayCount", otherwise.dayCount(), List.of(DayCount.values())),
                fields.oneOf("proration", otherwise.proration(), List.of(PartialPeriod.values())),
                fields.oneOf("roundingStage", otherwise.roundingStage(), List.of(RoundingStage.values())),
                fields.oneOf("roundingMode", otherwise.roundingMode(), ROUNDING_MODES),
                fields.flagOr("zeroUsageFirstFlatFee", otherwise.zeroUsageFirstFlatFee()));
        ELSEWHERE.forEach(fields::has);
        fields.refuseOthers();
        return terms;
    }
}
