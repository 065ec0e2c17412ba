package io.plimsoll.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BillingCalendarTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void beginsCalendarPeriodsOnTheFirstAfterAShortOne() {
        BillingCalendar calendar = BillingCalendar.calendar(UTC, 1, Instant.parse("2026-05-11T10:15:00Z"));

        assertThat(calendar.first()).hasToString("2026-05-11T10:15:00Z/2026-06-01T00:00:00Z");
        assertThat(calendar.fullPeriod(calendar.first())).hasToString("2026-05-01T00:00:00Z/2026-06-01T00:00:00Z");
        assertThat(calendar.next(calendar.first())).hasToString("2026-06-01T00:00:00Z/2026-07-01T00:00:00Z");
    }

    @Test
    void startsOnABoundaryWithAFullPeriod() {
        BillingCalendar calendar = BillingCalendar.calendar(UTC, 1, Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(calendar.first()).isEqualTo(calendar.fullPeriod(calendar.first()));
    }

    @Test
    void alignsQuartersToTheYear() {
        assertThat(starts(BillingCalendar.calendar(UTC, 3, Instant.parse("2026-05-11T00:00:00Z")), 4))
                .containsExactly("2026-05-11", "2026-07-01", "2026-10-01", "2027-01-01");
    }

    @Test
    void clampsTheAnchorToShortMonthsWithoutDrifting() {
        assertThat(starts(BillingCalendar.anniversary(UTC, 1, Instant.parse("2027-10-31T00:00:00Z")), 7))
                .containsExactly(
                        "2027-10-31",
                        "2027-11-30",
                        "2027-12-31",
                        "2028-01-31",
                        "2028-02-29",
                        "2028-03-31",
                        "2028-04-30");
        assertThat(starts(BillingCalendar.anniversary(UTC, 12, Instant.parse("2024-02-29T00:00:00Z")), 6))
                .containsExactly("2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28");
    }

    @Test
    void countsMidnightInTheZoneAcrossClockChanges() {
        BillingCalendar berlin = BillingCalendar.calendar(BERLIN, 1, Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(berlin.first()).hasToString("2026-02-28T23:00:00Z/2026-03-31T22:00:00Z");

        // Clocks of Beirut skip the first hour of 29 March 2026; those of Havana show it twice on 1 November 2026.
        BillingCalendar beirut =
                BillingCalendar.anniversary(ZoneId.of("Asia/Beirut"), 1, Instant.parse("2026-02-28T22:00:00Z"));
        assertThat(new BillingCalendar(beirut.zone(), 1, 29, beirut.anchorMonth(), beirut.start())
                        .periodContaining(Instant.parse("2026-03-30T00:00:00Z"))
                        .start())
                .isEqualTo("2026-03-28T22:00:00Z");
        BillingCalendar havana =
                BillingCalendar.calendar(ZoneId.of("America/Havana"), 1, Instant.parse("2026-10-01T04:00:00Z"));
        assertThat(havana.first().end()).isEqualTo("2026-11-01T04:00:00Z");
    }

    @Test
    void countsADayBegunInAnniversaryPeriodsFromItsTime() {
        BillingCalendar calendar = BillingCalendar.anniversary(UTC, 1, Instant.parse("2026-05-15T10:15:00Z"));
        assertThat(calendar.first()).hasToString("2026-05-15T10:15:00Z/2026-06-15T00:00:00Z");
    }

    @Test
    void knowsNoPeriodBeforeTheStart() {
        BillingCalendar calendar = BillingCalendar.calendar(UTC, 1, Instant.parse("2026-05-11T10:15:00Z"));
        assertThatThrownBy(() -> calendar.periodContaining(Instant.parse("2026-05-11T10:14:59Z")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<String> starts(BillingCalendar calendar, int count) {
        return Stream.iterate(calendar.first(), calendar::next)
                .limit(count)
                .map(period ->
                        LocalDate.ofInstant(period.start(), calendar.zone()).toString())
                .toList();
    }
}
