package io.plimsoll.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.SeededCases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BillingCalendarProperties {

    private static final List<ZoneId> ZONES = List.of(
                    "UTC",
                    "America/New_York",
                    "Europe/Berlin",
                    "Asia/Kolkata",
                    "Asia/Kathmandu",
                    "Australia/Lord_Howe",
                    "Asia/Beirut",
                    "America/Havana")
            .stream()
            .map(ZoneId::of)
            .toList();

    @Test
    void periodsOfThreeYearsAreContiguousAndBeginAtMidnightForEachAnchorAndZone() {
        Instant start = Instant.parse("2027-01-01T12:00:00Z");
        for (ZoneId zone : ZONES) {
            for (int anchorDay = 1; anchorDay <= 31; anchorDay++) {
                checkYears(new BillingCalendar(zone, 1, anchorDay, YearMonth.of(2027, 1), start), 36);
            }
        }
    }

    @Test
    void periodsAreContiguousWhateverStartIntervalAndAlignment() {
        SeededCases.check("service periods are contiguous and begin at midnight", random -> {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant start = quarterHour(random);
            Alignment alignment = random.nextBoolean() ? Alignment.CALENDAR : Alignment.ANNIVERSARY;
            checkYears(BillingCalendar.of(alignment, zone, 1 + random.nextInt(12), start), 12);
        });
    }

    @Test
    void everyInstantFromTheStartIsInThePeriodThatContainsIt() {
        SeededCases.check("periodContaining contains", random -> {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant start = quarterHour(random);
            BillingCalendar calendar = BillingCalendar.anniversary(zone, 1 + random.nextInt(12), start);
            Instant instant = start.plusSeconds(random.nextInt(100_000_000));
            ServicePeriod period = calendar.periodContaining(instant);
            assertThat(period.contains(instant)).isTrue();
            assertThat(calendar.periodContaining(period.start())).isEqualTo(period);
            assertThat(calendar.periodContaining(period.end().minusMillis(1))).isEqualTo(period);
        });
    }

    @Test
    void midnightIsOnAQuarterHourInEveryZone() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() < 2040; day = day.plusMonths(1)) {
                assertThat(day.atStartOfDay(zone).toEpochSecond() % (15 * 60))
                        .as(id + " " + day)
                        .isZero();
            }
        }
    }

    private static void checkYears(BillingCalendar calendar, int periods) {
        ServicePeriod period = calendar.first();
        assertThat(period.start()).isEqualTo(calendar.start());
        for (int number = 1; number <= periods; number++) {
            ServicePeriod next = calendar.next(period);
            assertThat(next.start()).isEqualTo(period.end());
            assertThat(calendar.fullPeriod(next)).isEqualTo(next);
            ZonedDateTime begins = next.start().atZone(calendar.zone());
            assertThat(begins).isEqualTo(begins.toLocalDate().atStartOfDay(calendar.zone()));
            assertThat(begins.getDayOfMonth())
                    .isEqualTo(Math.min(
                            calendar.anchorDay(), YearMonth.from(begins).lengthOfMonth()));
            period = next;
        }
    }

    private static Instant quarterHour(Random random) {
        return Instant.parse("2015-01-01T00:00:00Z").plusSeconds(900L * random.nextInt(35_040 * 12));
    }
}
