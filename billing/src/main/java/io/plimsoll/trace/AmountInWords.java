package io.plimsoll.trace;

import io.plimsoll.invoicing.InvoiceLine;
import io.plimsoll.invoicing.LineKind;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.rating.UnitWords;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Says how a line's amount came about; every part with its amount, so that a reader can add them up. */
final class AmountInWords {

    private AmountInWords() {}

    /**
     * {@code USD 113.45 = included 1,000 calls (USD 0.00) + first 11,345 calls at USD 0.01 (USD 113.45). 12,345 calls came
     * from 617 usage events.}
     */
    static String of(InvoiceLine line) {
        UnitWords words = new UnitWords(line.amount().currency(), line.unit());
        return words.price(line.amount().amount()) + " = " + parts(line, words) + rounding(line, words) + "."
                + usage(line, words);
    }

    private static String parts(InvoiceLine line, UnitWords words) {
        if (line.components().size() == 1) {
            return line.components().getFirst().description();
        }
        return line.components().stream()
                .map(part -> part.description() + " (" + words.price(part.amount()) + ")")
                .collect(Collectors.joining(" + "));
    }

    private static String rounding(InvoiceLine line, UnitWords words) {
        BigDecimal exact = line.unrounded();
        return exact.compareTo(line.amount().amount()) == 0 ? "" : ", rounded from " + words.price(exact);
    }

    private static String usage(InvoiceLine line, UnitWords words) {
        if (line.kind() != LineKind.USAGE) {
            return "";
        }
        String events = new UnitWords(line.amount().currency(), "usage event").units(Quantity.of(line.eventCount()));
        return " " + words.units(line.quantity()) + " came from " + events + ".";
    }
}
