package io.plimsoll.rules.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTableTest {

    private static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "");
    private static final Column<AnyOf> COUNTRY = Column.anyOf("country", WordKind.COUNTRY, "");
    private static final Column<AnyOf> CURRENCY = Column.anyOf("currency", WordKind.CURRENCY, "");
    private static final Column<NumberRange> MONTHS = Column.numberRange("months", "");
    private static final Column<DateRange> STARTED = Column.dateRange("started", "");
    private static final Column<FlagIs> TRIAL = Column.flag("trial", "");
    private static final Column<BigDecimal> FEE = Column.required("fee", Cells.AMOUNT, "");
    private static final Column<BigDecimal> PRICE = Column.optional("price", Cells.DECIMAL, "");
    private static final Column<BigDecimal> SIZE = Column.optional("size", Cells.POSITIVE, "");
    private static final Column<BigDecimal> OFF = Column.optional("off", Cells.PERCENT, "");
    private static final Column<Integer> DAYS = Column.optional("days", Cells.WHOLE_NUMBER, "");
    private static final Column<Boolean> DUE = Column.optional("due", Cells.FLAG, "");
    private static final Column<String> MODE = Column.optional("mode", Cells.oneOf("UP", "DOWN"), "");
    private static final Column<String> REASON = Column.optional("reason", Cells.TEXT, "");
    private static final Column<List<String>> FEATURES = Column.optional("features", Cells.KEYS, "");
    private static final Column<Map<String, BigDecimal>> INCLUDED = Column.optional("included", Cells.QUANTITIES, "");

    private static final TableSchema SCHEMA = new TableSchema(
            "every-kind",
            List.of(
                    PLAN, COUNTRY, CURRENCY, MONTHS, STARTED, TRIAL, FEE, PRICE, SIZE, OFF, DAYS, DUE, MODE, REASON,
                    FEATURES, INCLUDED),
            List.of(AmountLaw.fits(CURRENCY, List.of(FEE))));

    @Test
    void readsEveryKindOfCell() {
        PolicyRow row = only("""
                row,plan,country,currency,months,started,trial,fee,price,size,off,days,due,mode,reason,features,included
                all,free; email-49,DE,USD,3..11,2026-01-01..,false,49.50,0.0004,1000,12.5,14,true,UP,"Big, first",sso,calls 10
                """);
        assertThat(row.get(PLAN).words()).containsExactly("free", "email-49");
        assertThat(row.get(STARTED).accepts(LocalDate.of(2026, 1, 1))).isTrue();
        assertThat(row.get(STARTED).accepts(LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(row.get(TRIAL).accepts(true)).isFalse();
        assertThat(row.get(FEE)).isEqualTo("49.50");
        assertThat(row.get(PRICE)).isEqualTo("0.0004");
        assertThat(row.get(DAYS)).isEqualTo(14);
        assertThat(row.get(REASON)).isEqualTo("Big, first");
        assertThat(row.get(INCLUDED)).containsExactly(Map.entry("calls", new BigDecimal("10")));
    }

    @Test
    void takesABlankConditionForAnything() {
        PolicyRow row = only("row,fee\nall,1\n");
        assertThat(row.get(PLAN).accepts("free")).isTrue();
        assertThat(row.get(MONTHS).accepts(null)).isTrue();
        assertThat(row.get(STARTED).accepts(null)).isTrue();
        assertThat(row.get(TRIAL).accepts(true)).isTrue();
        assertThat(row.find(PRICE)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "3..11, 3, true",
        "3..11, 11, true",
        "3..11, 2.99, false",
        "3..11, 11.01, false",
        "12.., 12, true",
        "..5, 5.0, true",
        "..5, 5.1, false",
        ">200, 200, false",
        ">200, 200.01, true",
        "<5, 5, false",
        "<5, -1, true",
        "10..<25, 10, true",
        "10..<25, 24.99, true",
        "10..<25, 25, false",
        "7, 7.00, true",
        "7, 8, false",
        "3..11, , false"
    })
    void holdsOnlyTheNumbersOfARange(String range, BigDecimal asked, boolean accepted) {
        assertThat(NumberRange.CELL.read(range).accepts(asked)).isEqualTo(accepted);
    }

    @Test
    void writesOneFormWhateverTheSpacesQuotesLineEndsAndOrderOfColumns() {
        String canonical = table("row,plan,fee\na,free; email-49,1.50\nb,,2\n").csv();
        assertThat(canonical)
                .isEqualTo("row,plan,country,currency,months,started,trial,fee,price,size,off,days,due,mode,reason,"
                        + "features,included\na,free; email-49,,,,,,1.50,,,,,,,,,\nb,,,,,,,2,,,,,,,,,\n");
        assertThat(table("\uFEFFfee,row, plan\r\n \"1.50\",a,\"free;email-49\"\r\n\r\n2, b ,\r\n"
                                .replace(" \"1", "\"1"))
                        .csv())
                .isEqualTo(canonical);
        assertThat(table(canonical)).isEqualTo(table("row,plan,fee\na,free; email-49,1.50\nb,,2\n"));
    }

    @Test
    void keepsTheNameOfATableStoredBeforeTheSchemaGrew() {
        String older = "row,plan,fee\na,free,1\n";
        PolicyTable stored = PolicyTable.stored(SCHEMA, older);
        assertThat(stored.csv()).isEqualTo(older);
        assertThat(stored.hash())
                .isNotEqualTo(PolicyTable.read(SCHEMA, older).hash())
                .hasSize(64);
        assertThat(stored.rows()).isEqualTo(PolicyTable.read(SCHEMA, older).rows());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan | free;; email-49",
                "plan | free; free",
                "plan | no spaces here",
                "country | XX",
                "currency | US",
                "currency | usd",
                "months | 3...4",
                "months | 9..3",
                "months | ..",
                "months | 3..<3",
                "months | ..<3",
                "months | 3..<",
                "months | >",
                "months | three",
                "months | 1e3",
                "started | 2026-02-30",
                "started | 2026-03-01..2026-02-01",
                "started | 01.02.2026",
                "trial | yes",
                "trial | TRUE",
                "fee | -1",
                "fee | 1,5",
                "fee | 1 000",
                "fee | $5",
                "fee | 1e3",
                "fee | 007",
                "fee | =1+1",
                "fee | NaN",
                "price | .5",
                "price | 0.0000000000001",
                "size | 0",
                "off | 100.1",
                "days | 1.5",
                "days | 100000",
                "due | 1",
                "mode | up",
                "reason | =cmd()",
                "reason | @here",
                "features | sso;",
                "included | calls",
                "included | calls many",
                "included | calls 1; calls 2",
                "included | calls -1"
            })
    void refusesABadCellWithItsPlaceAndWhatWasExpected(String column, String text) {
        String quoted = '"' + text + '"';
        String csv = column.equals("fee")
                ? "row,fee\ngood,1\nbad," + quoted + "\n"
                : "row,fee," + column + "\ngood,1,\nbad,1," + quoted + "\n";
        String expected = SCHEMA.column(column).orElseThrow().type().expected();
        assertThat(errors(csv)).containsExactly(new CellError(3, "bad", column, expected, text));
    }

    @Test
    void refusesHalfAYen() {
        assertThat(errors("row,currency,fee\na,USD; JPY,10.50\n"))
                .containsExactly(new CellError(2, "a", "fee", "no decimals for JPY", "10.50"));
        assertThat(table("row,currency,fee\na,USD; JPY,10.00\n").rows()).hasSize(1);
    }

    @Test
    void findsEveryErrorAtOnce() {
        assertThat(errors("row,fee,days\na,one,1\nA b,2,1\na,3,\nb,,x\n").stream()
                        .map(CellError::message))
                .containsExactly(
                        "line 2, row `a`, column `fee`: expected an amount that is not negative, such as 49.00, but got `one`",
                        "line 3, column `row`: expected an id of small letters, digits, `.` and `-`, but got `A b`",
                        "line 4, row `a`, column `row`: expected an id that no row above has, but got `a`",
                        "line 5, row `b`, column `fee`: expected an amount that is not negative, such as 49.00, but got nothing",
                        "line 5, row `b`, column `days`: expected a whole number from 0 to 99999, but got `x`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            nullValues = "-",
            value = {
                "'' | 1 | ''",
                "'row,fee\n' | 2 | ''",
                "'row\na\n' | 1 | fee",
                "'fee\n1\n' | 1 | row",
                "'row,fee,colour\na,1,red\n' | 1 | colour",
                "'row,fee,fee\na,1,1\n' | 1 | fee",
                "'row,fee\na\n' | 2 | ''",
                "'row,fee\na,1,2\n' | 2 | ''"
            })
    void refusesATableOfTheWrongShape(String csv, int line, String column) {
        assertThat(errors(csv)).first().satisfies(error -> {
            assertThat(error.line()).isEqualTo(line);
            assertThat(error.column()).isEqualTo(column);
        });
    }

    @Test
    void refusesATableThatIsTooLarge() {
        StringBuilder rows = new StringBuilder("row,fee\n");
        for (int i = 0; i <= RowReading.ROWS_AT_MOST; i++) {
            rows.append('r').append(i).append(",1\n");
        }
        assertThat(errors(rows.toString()))
                .first()
                .hasToString("CellError[line=5002, row=, column=," + " expected=at most 5000 rows, found=5001 rows]");
        assertThat(errors("row,fee\n" + " ".repeat(2_000_000))).hasSize(1);
        assertThat(errors("row,fee,reason\na,1," + "x".repeat(2_001) + "\n")).hasSize(1);
    }

    private static PolicyTable table(String csv) {
        return PolicyTable.read(SCHEMA, csv);
    }

    private static PolicyRow only(String csv) {
        return table(csv).rows().getFirst();
    }

    private static List<CellError> errors(String csv) {
        return catchThrowableOfType(PolicyTableException.class, () -> table(csv))
                .errors();
    }
}
