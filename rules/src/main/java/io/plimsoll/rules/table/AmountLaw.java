package io.plimsoll.rules.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Amounts of a row have no more decimals than each currency the row is for: no half yen. */
public final class AmountLaw {

    private AmountLaw() {}

    public static TableLaw fits(Column<AnyOf> currencies, List<Column<BigDecimal>> amounts) {
        return TableLaw.ofEachRow(row -> breaches(row, row.get(currencies), amounts));
    }

    private static List<TableLaw.Breach> breaches(PolicyRow row, AnyOf currencies, List<Column<BigDecimal>> amounts) {
        List<TableLaw.Breach> breaches = new ArrayList<>();
        for (Column<BigDecimal> column : amounts) {
            BigDecimal amount = row.find(column);
            for (String currency : currencies.words()) {
                int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
                if (amount != null && amount.stripTrailingZeros().scale() > decimals) {
                    String expected = decimals == 0 ? "no decimals" : "at most " + decimals + " decimals";
                    breaches.add(new TableLaw.Breach(row, column, expected + " for " + currency));
                }
            }
        }
        return breaches;
    }
}
