package io.plimsoll.rules.dunning;

import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableLaw;
import io.plimsoll.rules.table.TableLaw.Breach;
import java.util.ArrayList;
import java.util.List;

/** A customer is told before anything is taken away; after each step but the last comes another; an amount has a currency. */
final class DunningLaw implements TableLaw {

    @Override
    public List<Breach> breaches(List<PolicyRow> rows) {
        return rows.stream().flatMap(row -> breaches(row).stream()).toList();
    }

    private static List<Breach> breaches(PolicyRow row) {
        List<Breach> breaches = new ArrayList<>();
        String action = row.get(DunningSet.ACTION);
        boolean told = action.equals("REMIND") || action.equals("RESTRICT");
        if (told && row.find(DunningSet.LETTER) == null) {
            breaches.add(new Breach(row, DunningSet.LETTER, "a letter, because the customer must be told"));
        }
        boolean last = action.equals("WRITE_OFF");
        boolean goesOn = row.find(DunningSet.THEN_AFTER_DAYS) != null;
        if (!last && !goesOn) {
            breaches.add(new Breach(row, DunningSet.THEN_AFTER_DAYS, "days until the next step"));
        } else if (last && goesOn) {
            breaches.add(
                    new Breach(row, DunningSet.THEN_AFTER_DAYS, "a blank cell, because nothing follows a write-off"));
        }
        if (!row.get(DunningSet.AMOUNT).equals(NumberRange.ANY)
                && row.get(DunningSet.CURRENCY).words().isEmpty()) {
            breaches.add(new Breach(row, DunningSet.CURRENCY, "a currency, because the amount is of one"));
        }
        return breaches;
    }
}
