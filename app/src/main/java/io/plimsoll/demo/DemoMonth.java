package io.plimsoll.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** The months of the story; the last one is still open when it ends. */
enum DemoMonth {
    JANUARY(YearMonth.of(2026, 1), 31),
    FEBRUARY(YearMonth.of(2026, 2), 28),
    MARCH(YearMonth.of(2026, 3), 26);

    private final YearMonth month;
    private final int days;

    DemoMonth(YearMonth month, int days) {
        this.month = month;
        this.days = days;
    }

    @Nullable
    DemoMonth previous() {
        return switch (this) {
            case JANUARY -> null;
            case FEBRUARY -> JANUARY;
            case MARCH -> FEBRUARY;
        };
    }

    LocalDate first() {
        return month.atDay(1);
    }

    /** How many of its days the story tells; the month's amounts are spread over these. */
    int days() {
        return days;
    }

    /** The day after the last one told. */
    LocalDate end() {
        return first().plusDays(days);
    }
}
