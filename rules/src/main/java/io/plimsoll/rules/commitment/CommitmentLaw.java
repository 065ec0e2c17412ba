package io.plimsoll.rules.commitment;

import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableLaw;
import io.plimsoll.rules.table.TableLaw.Breach;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Amounts are of one currency; usage beyond the commitment is not cheaper than usage within it; and only what is paid without
 * being used can be carried over.
 */
final class CommitmentLaw implements TableLaw {

    @Override
    public List<Breach> breaches(List<PolicyRow> rows) {
        return rows.stream().flatMap(row -> breaches(row).stream()).toList();
    }

    private static List<Breach> breaches(PolicyRow row) {
        List<Breach> breaches = new ArrayList<>();
        if (!row.get(CommitmentSet.COMMITTED_AMOUNT).equals(NumberRange.ANY)
                && row.get(CommitmentSet.CURRENCY).words().size() != 1) {
            breaches.add(new Breach(row, CommitmentSet.CURRENCY, "one currency, because the amount is of one"));
        }
        BigDecimal within = row.get(CommitmentSet.DISCOUNT_PERCENT);
        if (row.get(CommitmentSet.OVERAGE_DISCOUNT_PERCENT).compareTo(within) > 0) {
            breaches.add(new Breach(
                    row,
                    CommitmentSet.OVERAGE_DISCOUNT_PERCENT,
                    "at most " + within.toPlainString() + ", the discount within the commitment"));
        }
        boolean carried = row.get(CommitmentSet.ROLLOVER_PERCENT).signum() > 0;
        boolean limited = row.find(CommitmentSet.ROLLOVER_MONTHS) != null;
        if (carried && !limited) {
            breaches.add(new Breach(
                    row, CommitmentSet.ROLLOVER_MONTHS, "months from 1 to 60, because something is carried over"));
        } else if (!carried && limited) {
            breaches.add(
                    new Breach(row, CommitmentSet.ROLLOVER_MONTHS, "a blank cell, because nothing is carried over"));
        }
        if (carried && row.get(CommitmentSet.TRUE_UP).equals("NONE")) {
            breaches.add(new Breach(
                    row,
                    CommitmentSet.ROLLOVER_PERCENT,
                    "a blank cell, because without a true-up nothing is paid that was not used"));
        }
        return breaches;
    }
}
