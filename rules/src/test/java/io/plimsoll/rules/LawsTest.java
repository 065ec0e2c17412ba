package io.plimsoll.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.rules.table.CellError;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.PolicyTableException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tables refuse although every single cell is good. */
class LawsTest {

    @Test
    void aTrialRemindsBeforeItsEndAndEndsInOneWay() {
        assertThat(broken(PolicySets.TRIAL, """
                row,lengthDays,remindDaysBefore,atEnd,extendDays,expireTo,graceDays
                late,14,14; 7,CONVERT,,,
                rising,14,3; 7,CONVERT,,,
                how-long,14,,EXTEND,,,
                both,14,,CONVERT,7,free,3
                good,14,7; 1,EXPIRE,,free,3
                """))
                .containsExactly(
                        "late remindDaysBefore",
                        "rising remindDaysBefore",
                        "how-long extendDays",
                        "both extendDays",
                        "both expireTo",
                        "both graceDays");
    }

    @Test
    void overageIsNotBilledWithoutNotice() {
        assertThat(broken(PolicySets.GRACE, """
                row,gracePercent,graceDays,forgiveness,notice
                silent,0,0,NONE,NOT_NEEDED
                once,0,0,ONCE,NOT_NEEDED
                never-billed,0,0,ALWAYS,NOT_NEEDED
                """)).containsExactly("silent notice", "once notice");
    }

    @Test
    void aCommitmentIsOfOneCurrencyAndCarriesOverOnlyWhatIsPaid() {
        assertThat(broken(PolicySets.COMMITMENT, """
                row,currency,committedAmount,discountPercent,overageDiscountPercent,trueUp,rolloverPercent,rolloverMonths
                any,,100..,10,5,NONE,,
                two,USD; EUR,100..,10,5,NONE,,
                upside-down,USD,,10,10.5,NONE,,
                for-ever,USD,,10,5,PER_TERM,20,
                nothing,USD,,10,5,PER_TERM,0,3
                unpaid,USD,,10,5,NONE,20,3
                """))
                .containsExactly(
                        "any currency",
                        "two currency",
                        "upside-down overageDiscountPercent",
                        "for-ever rolloverMonths",
                        "nothing rolloverMonths",
                        "unpaid rolloverPercent");
    }

    @Test
    void aPromotionDoesSomethingAndItsCreditIsMoneyOfOneCurrency() {
        assertThat(broken(PolicySets.INCENTIVE, """
                row,currency,promotion,includedMultiplier,bonusCredit
                idle,,a,,
                any-money,,a,,5.00
                two,USD; JPY,a,,5
                half-a-yen,JPY,a,,5.50
                """))
                .containsExactlyInAnyOrder(
                        "idle includedMultiplier", "any-money currency", "two currency", "half-a-yen bonusCredit");
    }

    @Test
    void dunningTellsBeforeItTakesAndGoesOnUntilItGivesUp() {
        assertThat(broken(PolicySets.DUNNING, """
                row,amount,action,letter,thenAfterDays
                silent,,RESTRICT,,3
                no-letter,,REMIND,,3
                stuck,,RETRY,,
                after-the-end,,WRITE_OFF,,3
                of-what,<5,WRITE_OFF,,
                """))
                .containsExactly(
                        "silent letter",
                        "no-letter letter",
                        "stuck thenAfterDays",
                        "after-the-end thenAfterDays",
                        "of-what currency");
    }

    @Test
    void approversAndDaysKeepTheirBounds() {
        assertThat(broken(PolicySets.APPROVAL, """
                row,approvers,expiresAfterDays
                none,0,14
                crowd,4,14
                at-once,1,0
                never,1,91
                """))
                .containsExactly(
                        "none approvers", "crowd approvers", "at-once expiresAfterDays", "never expiresAfterDays");
    }

    private static List<String> broken(PolicySet<?, ?> set, String csv) {
        return catchThrowableOfType(PolicyTableException.class, () -> PolicyTable.read(set.schema(), csv))
                .errors()
                .stream()
                .map(LawsTest::place)
                .toList();
    }

    private static String place(CellError error) {
        return error.row() + " " + error.column();
    }
}
