package io.plimsoll.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.Golden;
import io.plimsoll.kernel.BillingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PriceJsonTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void readsAndWritesTheStoredFormsUnchanged() throws IOException {
        String stored = Files.readString(Path.of("src/test/resources/golden/rating/prices.jsonl"));
        String written = stored.lines()
                .map(line -> PriceJson.write(PriceJson.read(JSON.readTree(line))) + "\n")
                .collect(Collectors.joining());
        Golden.assertMatches("rating/prices.jsonl", written);
    }

    @Test
    void fillsInWhatHasADefault() {
        assertThat(rewritten("{'model':'PACKAGE','packageSize':'10','packagePrice':'1'}"))
                .isEqualTo("{'model':'PACKAGE','packageSize':'10','packagePrice':'1','partialPackage':'ROUND_UP'}");
        assertThat(rewritten("{'model':'GRADUATED','tiers':[{'flatFee':'5'}]}"))
                .isEqualTo("{'model':'GRADUATED','tiers':[{'upTo':null,'unitPrice':'0','flatFee':'5'}]}");
    }

    @Test
    void saysWhereAndWhatWasExpected() {
        refuses("[]", ": expected an object, but got `a JSON array`");
        refuses(
                "{'model':'FREE'}",
                "/model: expected one of FLAT, PER_UNIT, GRADUATED, VOLUME, STAIRSTEP, PACKAGE, but got `FREE`");
        refuses("{'model':'FLAT'}", "/amount: expected a decimal as a string such as \"0.10\", but it is missing");
        refuses(
                "{'model':'PER_UNIT','unitPrice':0.1}",
                "/unitPrice: expected a decimal as a string such as \"0.10\", but got `the JSON 0.1`");
        refuses(
                "{'model':'PER_UNIT','unitPrice':'1e9'}",
                "/unitPrice: expected a decimal as a string such as \"0.10\", but got `1e9`");
        refuses(
                "{'model':'PER_UNIT','unitPrice':'1','tires':[]}",
                "/tires: expected one of discountPercent, included, maximum, minimum, model, unitPrice,"
                        + " but this field is unknown");
        refuses("{'model':'VOLUME','tiers':{}}", "/tiers: expected an array, but got `a JSON object`");
        refuses("{'model':'VOLUME','tiers':[]}", "/tiers: expected 1 to 100 tiers, but got `0`");
        refuses(
                "{'model':'GRADUATED','tiers':[{'upTo':'10'},{'upTo':null,'unitPrice':'1'}]}",
                "/tiers/0/unitPrice: expected a decimal as a string such as \"0.10\", but it is missing");
    }

    @Test
    void refusesALadderWithAHole() {
        refuses(
                "{'model':'STAIRSTEP','tiers':[{'upTo':'10','flatFee':'1'},{'upTo':'5','flatFee':'2'},{'flatFee':'3'}]}",
                "/tiers/1/upTo: expected a number above 10, where the tier below ends, but got `5`");
        refuses(
                "{'model':'STAIRSTEP','tiers':[{'flatFee':'1'},{'flatFee':'3'}]}",
                "/tiers/0/upTo: expected a number above 0, where the tier below ends, but it is missing");
        refuses(
                "{'model':'STAIRSTEP','tiers':[{'upTo':'10','flatFee':'1'}]}",
                "/tiers/0/upTo: expected null on the last tier, but got `10`");
    }

    @Test
    void refusesNumbersBeyondTheLaw() {
        String amount = "expected a number of 0 or more with at most 38 digits, 18 of them decimals, but got ";
        refuses("{'model':'FLAT','amount':'-1'}", "/amount: " + amount + "`-1`");
        refuses("{'model':'FLAT','amount':'0.0000000000000000001'}", "/amount: " + amount + "`0.0000000000000000001`");
        String long39 = "1".repeat(39);
        refuses("{'model':'FLAT','amount':'" + long39 + "'}", "/amount: " + amount + "`" + long39 + "`");
        refuses(
                "{'model':'FLAT','amount':'1','discountPercent':'101'}",
                "/discountPercent: expected a percentage from 0 to 100, but got `101`");
        refuses(
                "{'model':'FLAT','amount':'1','minimum':'5','maximum':'4'}",
                "/maximum: expected a maximum not below the minimum of 5, but got `4`");
        refuses(
                "{'model':'PACKAGE','packageSize':'0','packagePrice':'1'}",
                "/packageSize: expected a number above 0 with at most 38 digits, but got `0`");
    }

    @Test
    void namesAllWrongFieldsAtOnce() {
        assertThat(violations("{'model':'PACKAGE','packageSize':5,'partialPackage':'UP','x':1}"))
                .extracting(violation -> violation.substring(0, violation.indexOf(':')))
                .containsExactly("/packageSize", "/packagePrice", "/partialPackage", "/x");
    }

    @Test
    void refusesPercentageModelsUntilTheyAreThere() {
        BillingException refusal = catchThrowableOfType(
                BillingException.class, () -> PriceJson.read(json("{'model':'PERCENTAGE','rate':'2.9'}")));
        assertThat(refusal.code().wireName()).isEqualTo("percentage-model-not-available");
    }

    private static void refuses(String price, String violation) {
        assertThat(violations(price)).containsExactly(violation);
    }

    private static List<String> violations(String price) {
        BillingException refusal = catchThrowableOfType(BillingException.class, () -> PriceJson.read(json(price)));
        assertThat(refusal.code()).isEqualTo(RatingRefusal.INVALID_PRICE);
        return refusal.violations().stream()
                .map(violation -> violation.pointer() + ": " + violation.detail())
                .toList();
    }

    private static String rewritten(String price) {
        return PriceJson.write(PriceJson.read(json(price))).toString().replace('"', '\'');
    }

    private static JsonNode json(String singleQuoted) {
        return JSON.readTree(singleQuoted.replace('\'', '"'));
    }
}
