package io.plimsoll;

import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.InvoiceLine;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.rating.ChargeComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes invoices as a biller reads them, for golden files. */
public final class InvoiceText {

    private InvoiceText() {}

    public static String of(List<Invoice> invoices) {
        return invoices.stream().map(InvoiceText::of).collect(Collectors.joining("\n"));
    }

    public static String of(Invoice invoice) {
        StringBuilder text = new StringBuilder();
        text.append("%s, %s: %s, %s\n"
                .formatted(invoice.customerName(), invoice.plan(), period(invoice), invoice.timeZone()));
        text.append("%s%s\n"
                .formatted(invoice.state(), invoice.holdReason() == null ? "" : " (" + invoice.holdReason() + ")"));
        invoice.lines().forEach(line -> append(text, line));
        text.append("   %-98s %16s\n"
                .formatted(
                        "Total " + invoice.total().currency(),
                        money(invoice.total().amount())));
        return text.toString();
    }

    private static void append(StringBuilder text, InvoiceLine line) {
        text.append("%2d %-98s %16s\n"
                .formatted(
                        line.number(), line.description(), money(line.amount().amount())));
        for (ChargeComponent part : line.components()) {
            text.append("     - %-94s %12s\n".formatted(part.description(), money(part.amount())));
        }
    }

    private static String period(Invoice invoice) {
        ServicePeriod period = invoice.period();
        return LocalDate.ofInstant(period.start(), invoice.timeZone()) + " to "
                + LocalDate.ofInstant(period.end().minusNanos(1), invoice.timeZone());
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,." + amount.scale() + "f", amount);
    }
}
