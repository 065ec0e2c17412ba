package io.plimsoll.rating;

import static java.util.Objects.requireNonNull;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.Violations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers what something would cost, from the JSON of the API: the same code that rates invoices. */
public final class Quoting {

    private static final String EXPECTED_CURRENCY = "an ISO 4217 currency such as USD";
    private static final String EXPECTED_DATE = "a date such as 2026-05-01";

    private Quoting() {}

    /** Reads {@code {"currency","price":{…},"quantity","terms":{…}?}}; refuses with a violation for each wrong field. */
    public static Quote quote(JsonNode request) {
        Violations violations = new Violations();
        JsonFields fields = JsonFields.of(request, "", violations);
        Currency currency = currency(fields);
        Price price = PriceJson.read(fields.node("price"), fields.at("price"), violations);
        refuseTransactions(fields);
        BigDecimal quantity = fields.decimal("quantity");
        checkSize(quantity, fields.at("quantity"), violations);
        RatingTerms terms = TermsJson.read(fields.node("terms"), fields.at("terms"), violations);
        fields.refuseOthers();
        if (currency != null) {
            PriceLaw.noteFinerLimits(currency, price, fields.at("price"), violations);
        }
        violations.refuseAny(RatingRefusal.INVALID_QUOTE, "a quote");
        return new Quote(Rating.rate(requireNonNull(currency), price, new Quantity(quantity), terms));
    }

    /**
     * Reads {@code {"amount","currency","period":{"start","end"},"served":{"start","end"},"dayCount"?,"roundingMode"?}}: local
     * dates, ends exclusive.
     */
    public static ProrationQuote prorate(JsonNode request) {
        Violations violations = new Violations();
        JsonFields fields = JsonFields.of(request, "", violations);
        Currency currency = currency(fields);
        BigDecimal amount = fields.decimal("amount");
        checkSize(amount, fields.at("amount"), violations);
        RatingTerms terms = terms(fields);
        Dates period = Dates.read(fields.object("period"));
        Dates served = Dates.read(fields.object("served"));
        fields.refuseOthers();
        if (currency != null) {
            violations.expect(
                    amount.stripTrailingZeros().scale() <= Money.scaleOf(currency),
                    fields.at("amount"),
                    "at most " + Money.scaleOf(currency) + " decimals for " + currency,
                    amount.toPlainString());
        }
        if (violations.none()) {
            checkDates(period, served, terms.dayCount(), violations);
        }
        violations.refuseAny(RatingRefusal.INVALID_PRORATION, "a proration");
        ServedShare share =
                Proration.share(terms.dayCount(), period.start(), period.end(), served.start(), served.end());
        Money full = Money.exactly(requireNonNull(currency), amount);
        return new ProrationQuote(Proration.prorate(full, share, terms.roundingMode()), share);
    }

    /** @param end exclusive */
    private record Dates(LocalDate start, LocalDate end) {

        static Dates read(JsonFields fields) {
            Dates dates = new Dates(date(fields, "start"), date(fields, "end"));
            fields.refuseOthers();
            return dates;
        }

        private static LocalDate date(JsonFields fields, String field) {
            String text = fields.text(field, EXPECTED_DATE);
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                if (!text.isEmpty()) {
                    fields.expected(field, EXPECTED_DATE);
                }
                return LocalDate.EPOCH;
            }
        }
    }

    private static RatingTerms terms(JsonFields fields) {
        RatingTerms otherwise = RatingTerms.DEFAULT;
        return new RatingTerms(
                fields.oneOf("dayCount", otherwise.dayCount(), List.of(DayCount.values())),
                otherwise.proration(),
                otherwise.roundingStage(),
                fields.oneOf("roundingMode", otherwise.roundingMode(), TermsJson.ROUNDING_MODES),
                otherwise.zeroUsageFirstFlatFee());
    }

    private static void checkDates(Dates period, Dates served, DayCount dayCount, Violations violations) {
        if (violations.expect(
                        period.end().isAfter(period.start()),
                        "/period/end",
                        "a date after " + period.start(),
                        period.end())
                && violations.expect(
                        Proration.count(dayCount, period.start(), period.end()) > 0,
                        "/period",
                        "a period that has days by " + dayCount,
                        period.start() + " to " + period.end())) {
            violations.expect(
                    !served.start().isBefore(period.start()) && !served.start().isAfter(period.end()),
                    "/served/start",
                    "a date within the period",
                    served.start());
            violations.expect(
                    !served.end().isBefore(served.start()) && !served.end().isAfter(period.end()),
                    "/served/end",
                    "a date from " + served.start() + " to " + period.end(),
                    served.end());
        }
    }

    private static @Nullable Currency currency(JsonFields fields) {
        String code = fields.text("currency", EXPECTED_CURRENCY);
        for (Currency currency : Currency.getAvailableCurrencies()) {
            if (currency.getCurrencyCode().equals(code) && currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        }
        if (!code.isEmpty()) {
            fields.expected("currency", EXPECTED_CURRENCY);
        }
        return null;
    }

    private static void checkSize(BigDecimal value, String pointer, Violations violations) {
        violations.expect(
                value.signum() >= 0 && PriceLaw.isShort(value),
                pointer,
                "a number of 0 or more with at most " + PriceLaw.DIGITS_MAX + " digits",
                value.toPlainString());
    }

    private static void refuseTransactions(JsonFields fields) {
        if (fields.has("transactions")) {
            throw new BillingException(
                    RatingRefusal.PERCENTAGE_MODEL_NOT_AVAILABLE,
                    "expected a quantity, but got transactions, which only percentage models take and those are not"
                            + " available yet",
                    List.of(new BillingException.Violation(
                            fields.at("transactions"), "expected `quantity` instead, but got transactions")));
        }
    }
}
