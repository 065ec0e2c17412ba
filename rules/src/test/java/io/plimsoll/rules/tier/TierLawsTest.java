package io.plimsoll.rules.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.AttributeType;
import io.plimsoll.rules.table.CellError;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.PolicyTableException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierLawsTest {

    @Test
    void wantsTheNumbersThatTheModelNeedsAndNoOthers() {
        assertThat(errors("""
                row,price,model,unitPrice,flatFee,packageSize,packagePrice,upTo
                a,a,FLAT,0.1,,,,
                b,b,PER_UNIT,,,,,
                c,c,PACKAGE,,,100,,
                d,d,STAIRSTEP,0.1,5,,,
                e,e,GRADUATED,,,,,
                """))
                .extracting(error -> error.row() + " " + error.column())
                .containsExactly(
                        "a unitPrice", "a flatFee", "b unitPrice", "c packagePrice", "d unitPrice", "e unitPrice");
    }

    @Test
    void wantsALadderThatRisesToATierWithoutAnEnd() {
        assertThat(errors("""
                row,price,currency,model,upTo,unitPrice
                a1,a,USD,GRADUATED,100,0.3
                a2,a,USD,GRADUATED,100,0.2
                a3,a,USD,GRADUATED,,0.1
                b1,b,USD,VOLUME,,0.3
                b2,b,USD,VOLUME,200,0.2
                """).stream().map(CellError::message))
                .containsExactly(
                        "line 3, row `a2`, column `upTo`: expected more than 100, where the tier before ends, but got `100`",
                        "line 5, row `b1`, column `upTo`: expected the tier's last unit, because another tier follows, but got nothing",
                        "line 6, row `b2`, column `upTo`: expected a blank cell on the last tier of the price, but got `200`");
    }

    @Test
    void wantsOneModelAPriceAndItsBoundsOnTheFirstRow() {
        assertThat(errors("""
                row,price,model,upTo,unitPrice,minimum,maximum
                a1,a,GRADUATED,100,0.3,,
                a2,a,VOLUME,,0.2,10,
                b1,b,PER_UNIT,,0.2,10,5
                c1,c,PER_UNIT,,0.2,,
                c2,c,PER_UNIT,,0.2,,
                """))
                .extracting(error -> error.row() + " " + error.column())
                .containsExactly("b1 minimum", "a2 model", "a2 minimum", "c1 model");
    }

    @Test
    void takesTheLaddersOfOnePriceInSeveralCurrenciesApart() {
        assertThatCode(() -> PolicyTable.read(TierColumns.SCHEMA, """
                        row,price,currency,model,upTo,unitPrice
                        u1,a,USD,GRADUATED,100,0.3
                        u2,a,USD,GRADUATED,,0.2
                        e1,a,EUR,GRADUATED,90,0.3
                        e2,a,EUR,GRADUATED,,0.2
                        """)).doesNotThrowAnyException();
    }

    @Test
    void takesTheLaddersOfOnePriceForSeveralAttributesApart() {
        Attribute industry = new Attribute("customer.industry", AttributeType.TEXT, List.of(), "");
        assertThatCode(() -> PolicyTable.read(TierColumns.SCHEMA.with(List.of(industry)), """
                        row,price,customer.industry,model,upTo,unitPrice
                        f1,a,Food,GRADUATED,100,0.3
                        f2,a,Food,GRADUATED,,0.2
                        e1,a,,GRADUATED,90,0.3
                        e2,a,,GRADUATED,,0.2
                        """))
                .doesNotThrowAnyException();
    }

    private static List<CellError> errors(String csv) {
        return catchThrowableOfType(PolicyTableException.class, () -> PolicyTable.read(TierColumns.SCHEMA, csv))
                .errors();
    }
}
