package io.plimsoll.kernel;

/** Names a usage import, written {@code imp_17}. */
public record UsageImportId(long value) implements Comparable<UsageImportId> {

    /** Reads {@code imp_17}; anything else is refused with IllegalArgumentException. */
    public static UsageImportId parse(String text) {
        return new UsageImportId(PrefixedId.parse("imp", text));
    }

    @Override
    public int compareTo(UsageImportId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "imp_" + value;
    }
}
