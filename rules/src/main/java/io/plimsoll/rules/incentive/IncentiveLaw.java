package io.plimsoll.rules.incentive;

import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableLaw;
import io.plimsoll.rules.table.TableLaw.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A promotion does something, and credit is of one currency. */
final class IncentiveLaw implements TableLaw {

    @Override
    public List<Breach> breaches(List<PolicyRow> rows) {
        return rows.stream().flatMap(row -> breaches(row).stream()).toList();
    }

    private static List<Breach> breaches(PolicyRow row) {
        List<Breach> breaches = new ArrayList<>();
        boolean idle = Stream.of(
                        IncentiveSet.INCLUDED_MULTIPLIER,
                        IncentiveSet.OVERAGE_DISCOUNT_PERCENT,
                        IncentiveSet.BONUS_CREDIT)
                .allMatch(effect -> row.find(effect) == null);
        if (idle) {
            breaches.add(new Breach(
                    row, IncentiveSet.INCLUDED_MULTIPLIER, "a multiplier, an overage discount or a bonus credit"));
        }
        if (row.find(IncentiveSet.BONUS_CREDIT) != null
                && row.get(IncentiveSet.CURRENCY).words().size() != 1) {
            breaches.add(new Breach(row, IncentiveSet.CURRENCY, "one currency, because the credit is of one"));
        }
        return breaches;
    }
}
