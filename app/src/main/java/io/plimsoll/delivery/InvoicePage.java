package io.plimsoll.delivery;

import io.plimsoll.invoicing.Invoice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** An issued invoice as one self-contained page: no script, nothing loaded from elsewhere, the same bytes every time. */
@Component
class InvoicePage {

    private final ITemplateEngine templates;

    InvoicePage(ITemplateEngine templates) {
        this.templates = templates;
    }

    String of(Invoice invoice) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("invoice", invoice);
        context.setVariable("words", new Words(invoice.timeZone()));
        return templates.process("delivery/invoice", context);
    }

    /** How the page writes dates and numbers. */
    public record Words(ZoneId zone) {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

        /** The local day of an instant. */
        public String day(Instant at) {
            return DAY.format(at.atZone(zone));
        }

        /** The last local day of a period that ends, exclusive, at {@code end}. */
        public String lastDay(Instant end) {
            return day(end.minusNanos(1));
        }

        /** Grouped digits with all decimals: {@code 12,345.50}. */
        public String number(BigDecimal value) {
            String plain = value.toPlainString();
            int point = plain.indexOf('.');
            String whole = point < 0 ? plain : plain.substring(0, point);
            String grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
            return point < 0 ? grouped : grouped + plain.substring(point);
        }
    }
}
