package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.util.Currency;
import java.util.List;

/** Rates quantities by prices. */
@SuppressWarnings("DoNotCallSuggester")
public final class Rating {

    private Rating() {}

    /** The charge of one quantity, its components speaking of units. */
    public static Charge rate(Currency currency, Price price, Quantity quantity, RatingTerms terms) {
        return rate(currency, new Rateable(price, quantity, "unit"), terms);
    }

    public static Charge rate(Currency currency, Rateable rateable, RatingTerms terms) {
        return rateTogether(currency, List.of(rateable), terms).getFirst();
    }

    /**
     * The charges of one invoice, in order. Only here does the rounding stage INVOICE mean something: the sum is rounded once
     * and handed back to the charges by largest remainder.
     */
    public static List<Charge> rateTogether(Currency currency, List<Rateable> rateables, RatingTerms terms) {
        throw new UnsupportedOperationException();
    }
}
