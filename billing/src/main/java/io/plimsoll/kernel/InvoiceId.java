package io.plimsoll.kernel;

/** Names an invoice, also before it has a number, written {@code inv_17}. */
public record InvoiceId(long value) implements Comparable<InvoiceId> {

    /** Reads {@code inv_17}; anything else is refused with IllegalArgumentException. */
    public static InvoiceId parse(String text) {
        return new InvoiceId(PrefixedId.parse("inv", text));
    }

    @Override
    public int compareTo(InvoiceId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "inv_" + value;
    }
}
