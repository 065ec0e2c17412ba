package io.plimsoll.kernel;

/** The caller's own name for a customer. */
public record CustomerKey(String value) implements Comparable<CustomerKey> {

    public CustomerKey {
        NaturalKey.check(value);
    }

    @Override
    public int compareTo(CustomerKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
