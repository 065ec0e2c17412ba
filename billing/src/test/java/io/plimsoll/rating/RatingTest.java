package io.plimsoll.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.Golden;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.Violations;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RatingTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void ratesTheWorkedCases() throws IOException {
        String cases = Files.readString(Path.of("src/test/resources/golden/rating/cases.txt"));
        Golden.assertMatches("rating/cases.txt", workedOut(cases));
    }

    /** The text again, with what comes out after each line that says what is rated. */
    private static String workedOut(String text) {
        StringBuilder result = new StringBuilder();
        RatingTerms terms = RatingTerms.DEFAULT;
        for (String line : text.lines().toList()) {
            if (line.startsWith("  ")) {
                continue;
            }
            result.append(line).append('\n');
            if (line.startsWith("== ")) {
                terms = RatingTerms.DEFAULT;
            } else if (line.startsWith("terms ")) {
                terms = TermsJson.read(JSON.readTree(line.substring(6)), "", new Violations());
            } else if (line.startsWith("rate ")) {
                String[] words = line.split(" ", 5);
                Price price = PriceJson.read(JSON.readTree(words[4]));
                Charge charge = Rating.rate(
                        Currency.getInstance(words[1]), new Rateable(price, Quantity.of(words[2]), words[3]), terms);
                result.append(shown(charge));
            }
        }
        return result.toString();
    }

    private static String shown(Charge charge) {
        StringBuilder shown = new StringBuilder();
        for (ChargeComponent component : charge.components()) {
            shown.append("  %-60s %10s%n"
                    .formatted(component.description(), component.amount().toPlainString()));
        }
        shown.append("  %-60s %10s%n"
                .formatted("= " + charge.amount().currency(), charge.amount().toPlainString()));
        Charge trueUp = charge.minimumTrueUp();
        if (trueUp != null) {
            shown.append("  %-60s %10s%n"
                    .formatted(
                            trueUp.components().getFirst().description(),
                            trueUp.amount().toPlainString()));
            shown.append("  %-60s %10s%n"
                    .formatted(
                            "= " + charge.amount().currency() + " with the minimum",
                            charge.total().toPlainString()));
        }
        return shown.toString();
    }

    @Test
    void refusesANegativeQuantity() {
        assertThatThrownBy(() -> Rating.rate(
                        USD, new FlatPrice(BigDecimal.ONE, PriceFrame.NONE), Quantity.of(-1), RatingTerms.DEFAULT))
                .isInstanceOf(BillingException.class)
                .hasMessage("expected a quantity of 0 or more, but got -1");
    }

    @Test
    void refusesAMinimumThatNoBillCanKeep() {
        PriceFrame frame = new PriceFrame(Quantity.ZERO, new BigDecimal("10.005"), null, BigDecimal.ZERO);
        assertThatThrownBy(() ->
                        Rating.rate(USD, new FlatPrice(BigDecimal.ONE, frame), Quantity.ZERO, RatingTerms.DEFAULT))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.violations())
                                .singleElement()
                                .satisfies(violation -> assertThat(violation.detail())
                                        .isEqualTo("expected at most 2 decimals for USD, but got `10.005`")));
    }

    @Test
    void roundsAnInvoiceOnceAndHandsTheSumBack() {
        RatingTerms terms = new RatingTerms(
                DayCount.SECONDS, PartialPeriod.PRORATE, RoundingStage.INVOICE, RoundingMode.HALF_UP, false);
        Rateable third =
                new Rateable(new PerUnitPrice(new BigDecimal("0.334"), PriceFrame.NONE), Quantity.of(1), "call");
        // 3 × 0.334 = 1.002, which is 1.00: not 0.33 × 3 = 0.99, as each by itself would be.
        assertThat(Rating.rateTogether(USD, List.of(third, third, third), terms))
                .extracting(charge -> charge.amount().toPlainString())
                .containsExactly("0.34", "0.33", "0.33");
    }
}
