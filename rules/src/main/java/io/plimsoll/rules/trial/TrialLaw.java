package io.plimsoll.rules.trial;

import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableLaw;
import io.plimsoll.rules.table.TableLaw.Breach;
import java.util.ArrayList;
import java.util.List;

/** Reminders come before the end, most days first, and each way to end a trial has its own cells. */
final class TrialLaw implements TableLaw {

    @Override
    public List<Breach> breaches(List<PolicyRow> rows) {
        return rows.stream().flatMap(row -> breaches(row).stream()).toList();
    }

    private static List<Breach> breaches(PolicyRow row) {
        List<Breach> breaches = new ArrayList<>();
        int before = row.get(TrialSet.LENGTH_DAYS);
        for (int days : row.get(TrialSet.REMIND_DAYS_BEFORE)) {
            if (days >= before) {
                breaches.add(new Breach(
                        row, TrialSet.REMIND_DAYS_BEFORE, "days below the trial's length, each below the one before"));
                break;
            }
            before = days;
        }
        String atEnd = row.get(TrialSet.AT_END);
        boolean extended = row.find(TrialSet.EXTEND_DAYS) != null;
        if (atEnd.equals("EXTEND") && !extended) {
            breaches.add(new Breach(row, TrialSet.EXTEND_DAYS, "days to extend by, because the trial is extended"));
        } else if (!atEnd.equals("EXTEND") && extended) {
            breaches.add(blank(row, TrialSet.EXTEND_DAYS, "it is not extended"));
        }
        if (!atEnd.equals("EXPIRE")) {
            List.of(TrialSet.EXPIRE_TO, TrialSet.GRACE_DAYS).stream()
                    .filter(column -> row.cells().containsKey(column.name()))
                    .forEach(column -> breaches.add(blank(row, column, "the trial does not expire")));
        }
        return breaches;
    }

    private static Breach blank(PolicyRow row, Column<?> column, String because) {
        return new Breach(row, column, "a blank cell, because " + because);
    }
}
