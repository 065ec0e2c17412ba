package io.plimsoll.rules.lint;

import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Condition;
import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One value that stands for all between two neighbouring boundaries of a column: no cell of the table tells them apart.
 *
 * @param at its place on the column's axis, from the lowest
 * @param word as a question says it; null is a value that is not known
 * @param known whether it is asked for today; else it stands for words that may come up tomorrow
 * @param number the word as a number, on a number's axis
 * @param numbers all the numbers it stands for, on a number's axis
 * @param date the word as a date, on a date's axis; the first that it stands for
 * @param dates all the dates it stands for, on a date's axis
 */
record Sample(
        int at,
        @Nullable String word,
        boolean known,
        @Nullable BigDecimal number,
        @Nullable NumberRange numbers,
        @Nullable LocalDate date,
        @Nullable DateRange dates) {

    static Sample ofWord(int at, @Nullable String word) {
        return new Sample(at, word, true, null, null, null, null);
    }

    static Sample ofOtherWord(int at, String word) {
        return new Sample(at, word, false, null, null, null, null);
    }

    static Sample ofNumber(int at, BigDecimal number, NumberRange numbers) {
        return new Sample(at, number.toPlainString(), true, number, numbers, null, null);
    }

    static Sample ofDate(int at, LocalDate date, DateRange dates) {
        return new Sample(at, date.toString(), true, null, null, date, dates);
    }

    boolean isAcceptedBy(Condition cell) {
        return switch (cell) {
            case AnyOf words -> words.accepts(word);
            case NumberRange range -> range.accepts(number);
            case DateRange range -> range.accepts(date);
            case FlagIs flag -> flag.acceptsWord(word);
        };
    }
}
