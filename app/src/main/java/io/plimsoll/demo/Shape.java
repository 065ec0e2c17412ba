package io.plimsoll.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;

/** How usage lies over the days of a month. Weekends are quiet, and no day is quite like another. */
enum Shape {
    STEADY,
    /** More every day, twice as much at the month's end. */
    GROWING,
    /** One day that is as long as a month. */
    SPIKE,
    /** Nothing from the 10th of February on. */
    STOPS;

    private static final LocalDate SPIKE_ON = LocalDate.of(2026, 2, 18);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 2, 9);

    /** How much of the month falls on the day, against its other days. */
    int weight(LocalDate day, Random random) {
        int weight = weekend(day) ? 30 + random.nextInt(15) : 85 + random.nextInt(30);
        return switch (this) {
            case STEADY -> weight;
            case GROWING -> weight * (60 + 2 * day.getDayOfMonth()) / 60;
            case SPIKE -> day.equals(SPIKE_ON) ? 40 * weight : weight;
            case STOPS -> day.isAfter(LAST_DAY) ? 0 : weight;
        };
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
