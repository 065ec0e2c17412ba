package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class FormatsTest {

    private final Formats formats = new Formats();

    @BeforeEach
    void readInEnglish() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void writesMoneyWithItsCurrencyAndAllItsDecimals() {
        assertThat(formats.money(Money.of(Currency.getInstance("USD"), "1234.5")))
                .isEqualTo("USD 1,234.50");
        assertThat(formats.money(Money.of(Currency.getInstance("JPY"), "1234567")))
                .isEqualTo("JPY 1,234,567");
    }

    @Test
    void neverRoundsAPercentageUp() {
        assertThat(formats.percent(new BigDecimal("99.97"))).isEqualTo("99.9 %");
        assertThat(formats.percent(new BigDecimal("120.00"))).isEqualTo("120 %");
    }

    @Test
    void namesAHalfOpenPeriodByItsFirstAndLastDay() {
        ZoneId zone = ZoneId.of("Asia/Kolkata");
        Instant start = Instant.parse("2026-04-30T18:30:00Z");
        assertThat(formats.period(start, Instant.parse("2026-05-31T18:30:00Z"), zone))
                .isEqualTo("1 – 31 May 2026");
        assertThat(formats.period(start, Instant.parse("2026-06-14T18:30:00Z"), zone))
                .isEqualTo("1 May – 14 Jun 2026");
    }
}
