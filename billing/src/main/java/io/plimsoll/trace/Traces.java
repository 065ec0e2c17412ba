package io.plimsoll.trace;

import io.plimsoll.kernel.InvoiceId;
import org.springframework.stereotype.Component;

/** Explains lines of invoices. */
@Component
public class Traces {

    /** Refused with {@code unknown-invoice} or {@code unknown-invoice-line} when there is nothing to explain. */
    public LineTrace of(InvoiceId invoice, int line) {
        throw new UnsupportedOperationException();
    }
}
