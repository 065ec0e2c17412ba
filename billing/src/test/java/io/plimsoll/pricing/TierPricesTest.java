package io.plimsoll.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.policy.Decided;
import io.plimsoll.rating.Price;
import io.plimsoll.rating.PriceJson;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.tier.Tier;
import io.plimsoll.rules.tier.TierDecision;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TierPricesTest {

    private static final Currency USD = Currency.getInstance("USD");

    private final TierPrices prices = new TierPrices();

    @Test
    void makesEachModel() {
        assertThat(json(decision("FLAT", "49", null, null))).isEqualTo("{'model':'FLAT','amount':'49','included':'5'}");
        assertThat(json(decision("PER_UNIT", null, "0.10", null)))
                .isEqualTo("{'model':'PER_UNIT','unitPrice':'0.10','included':'5'}");
        assertThat(json(decision("PACKAGE", null, null, null, tier("10"), tier(null))))
                .isEqualTo("{'model':'PACKAGE','packageSize':'100','packagePrice':'5.00',"
                        + "'partialPackage':'ROUND_UP','included':'5'}");
        for (String model : List.of("GRADUATED", "VOLUME")) {
            assertThat(json(decision(model, null, null, null, tier("10"), tier(null))))
                    .isEqualTo("{'model':'" + model + "','tiers':[{'upTo':'10','unitPrice':'0.5'},"
                            + "{'upTo':null,'unitPrice':'0.5'}],'included':'5'}");
        }
        assertThat(json(decision("STAIRSTEP", null, null, null, tier(null))))
                .isEqualTo("{'model':'STAIRSTEP','tiers':[{'upTo':null,'flatFee':'0'}],'included':'5'}");
    }

    @Test
    void refusesALadderWithAHole() {
        refuses(
                decision("GRADUATED", null, null, null, tier("10"), tier("10"), tier(null)),
                "expected tier rows row-1, row-2 to make a price, but at /tiers/1/upTo they break its law: "
                        + "expected a number above 10, where the tier below ends, but got `10`");
        refuses(
                decision("VOLUME", null, null, null, tier("10")),
                "expected tier rows row-1, row-2 to make a price, but at /tiers/0/upTo they break its law: "
                        + "expected null on the last tier, but got `10`");
    }

    @Test
    void refusesWhatIsMissingUnpayableOrUnknown() {
        refuses(
                decision("PER_UNIT", null, null, null),
                "expected tier rows row-1, row-2 to make a price, but at /unitPrice they break its law: "
                        + "expected a number, but it is missing");
        refuses(
                decision("PER_UNIT", null, "1", "0.005"),
                "expected tier rows row-1, row-2 to make a price, but at /minimum they break its law: "
                        + "expected at most 2 decimals for USD, but got `0.005`");
        refuses(
                decision("PERCENTAGE", null, null, null),
                "expected tier rows row-1, row-2 to make a price, but at /model they break its law: "
                        + "expected one of FLAT, PER_UNIT, GRADUATED, VOLUME, STAIRSTEP, PACKAGE, but got `PERCENTAGE`");
    }

    private String json(TierDecision decision) {
        return PriceJson.write(price(decision)).toString().replace('"', '\'');
    }

    private Price price(TierDecision decision) {
        Decided<TierDecision> decided =
                new Decided<>(PolicySets.TIER, "hash", List.of("row-1", "row-2"), Map.of(), decision);
        return prices.price(decided, decision, Quantity.of(5), USD);
    }

    private void refuses(TierDecision decision, String message) {
        assertThatThrownBy(() -> price(decision))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(PricingRefusal.INVALID_TIER))
                .hasMessage(message);
    }

    private static TierDecision decision(
            String model,
            @Nullable String amount,
            @Nullable String unitPrice,
            @Nullable String minimum,
            Tier... tiers) {
        return new TierDecision(
                "price",
                model,
                List.of(tiers),
                decimal(amount),
                decimal(unitPrice),
                new BigDecimal("100"),
                new BigDecimal("5.00"),
                null,
                null,
                decimal(minimum),
                null,
                null);
    }

    private static Tier tier(@Nullable String upTo) {
        return new Tier(decimal(upTo), new BigDecimal("0.5"), null, null, "row");
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
