package io.plimsoll.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QuotingTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void quotesAPrice() {
        assertThat(quote("""
                {'currency':'USD','price':{'model':'PER_UNIT','unitPrice':'0.0004','included':'100'},'quantity':'223'}"""))
                .isEqualTo(
                        "{'amount':'0.05','unrounded':'0.0492','components':["
                                + "{'description':'included 100 units','quantity':'100','unitPrice':'0','amount':'0.00'},"
                                + "{'description':'123 units at USD 0.0004','quantity':'123','unitPrice':'0.0004','amount':'0.05'}]}");
    }

    @Test
    void quotesTheMinimumWithin() {
        assertThat(
                        quote(
                                "{'currency':'USD','price':{'model':'PER_UNIT','unitPrice':'1','minimum':'50'},'quantity':'10'}"))
                .isEqualTo(
                        "{'amount':'50.00','unrounded':'50.00','components':["
                                + "{'description':'10 units at USD 1.00','quantity':'10','unitPrice':'1','amount':'10.00'},"
                                + "{'description':'up to the minimum of USD 50.00','quantity':'1','unitPrice':null,'amount':'40.00'}]}");
    }

    @Test
    void takesTermsAlong() {
        String price = "{'currency':'USD','price':{'model':'PER_UNIT','unitPrice':'0.005'},'quantity':'5','terms':%s}";
        assertThat(quote(price.formatted("{'roundingMode':'UP'}"))).startsWith("{'amount':'0.03'");
        assertThat(quote(price.formatted("{'roundingMode':'HALF_EVEN','taxRounding':'PER_LINE'}")))
                .startsWith("{'amount':'0.02'");
        assertThat(pointers(price.formatted("{'roundingMode':'CEILING','roundUp':true}")))
                .containsExactly("/terms/roundingMode", "/terms/roundUp");
    }

    @Test
    void namesAllWrongFieldsOfAQuote() {
        assertThat(pointers("{'currency':'XAU','price':{'model':'FLAT'},'quantity':-1,'foo':1}"))
                .containsExactly("/currency", "/price/amount", "/quantity", "/foo");
        assertThat(pointers("{}")).containsExactly("/currency", "/price", "/quantity");
        assertThat(pointers("[]")).contains("");
        assertThat(pointers("{'currency':'JPY','price':{'model':'FLAT','amount':'1','minimum':'0.5'},'quantity':'-1'}"))
                .containsExactly("/quantity", "/price/minimum");
    }

    @Test
    void refusesTransactionsUntilPercentagesAreThere() {
        BillingException refusal = catchThrowableOfType(
                BillingException.class,
                () -> Quoting.quote(
                        json("{'currency':'USD','price':{'model':'FLAT','amount':'1'},'transactions':['1']}")));
        assertThat(refusal.code()).isEqualTo(RatingRefusal.PERCENTAGE_MODEL_NOT_AVAILABLE);
        assertThat(refusal.violations()).extracting(Violation::pointer).containsExactly("/transactions");
    }

    @Test
    void proratesByDays() {
        assertThat(prorate("ACTUAL_END_EXCLUSIVE")).isEqualTo("{'amount':'16.00','fraction':'0.5161290322580645'}");
        assertThat(prorate("ACTUAL_BOTH_ENDS")).isEqualTo("{'amount':'16.47','fraction':'0.53125'}");
        assertThat(prorate("THIRTY_DAY_MONTH")).isEqualTo("{'amount':'15.50','fraction':'0.5'}");
        assertThat(prorate("SECONDS")).isEqualTo("{'amount':'16.00','fraction':'0.5161290322580645'}");
    }

    @Test
    void namesAllWrongFieldsOfAProration() {
        assertThat(pointersOfProration(
                        "{'amount':'1.005','currency':'USD','period':{'start':'2026-05-01','end':'2026-02-30'},"
                                + "'served':{'start':'x','end':'2026-06-01','zone':'UTC'},'dayCount':'WEEKS'}"))
                .containsExactly("/dayCount", "/period/end", "/served/start", "/served/zone", "/amount");
        assertThat(pointersOfProration(
                        "{'amount':'1','currency':'USD','period':{'start':'2026-05-01','end':'2026-06-01'},"
                                + "'served':{'start':'2026-04-30','end':'2026-06-02'}}"))
                .containsExactly("/served/start", "/served/end");
        assertThat(pointersOfProration(
                        "{'amount':'1','currency':'USD','period':{'start':'2026-05-30','end':'2026-05-31'},"
                                + "'served':{'start':'2026-05-30','end':'2026-05-31'},'dayCount':'THIRTY_DAY_MONTH'}"))
                .containsExactly("/period");
    }

    private static String prorate(String dayCount) {
        JsonNode request = json("""
                {'amount':'31','currency':'USD','period':{'start':'2026-05-01','end':'2026-06-01'},
                 'served':{'start':'2026-05-16','end':'2026-06-01'},'dayCount':'%s'}""".formatted(dayCount));
        return Quoting.prorate(request).toJson().toString().replace('"', '\'');
    }

    private static String quote(String request) {
        return Quoting.quote(json(request)).toJson().toString().replace('"', '\'');
    }

    private static List<String> pointers(String request) {
        return pointers(catchThrowableOfType(BillingException.class, () -> Quoting.quote(json(request))));
    }

    private static List<String> pointersOfProration(String request) {
        return pointers(catchThrowableOfType(BillingException.class, () -> Quoting.prorate(json(request))));
    }

    private static List<String> pointers(BillingException refusal) {
        return refusal.violations().stream().map(Violation::pointer).toList();
    }

    private static JsonNode json(String singleQuoted) {
        return JSON.readTree(singleQuoted.replace('\'', '"'));
    }
}
