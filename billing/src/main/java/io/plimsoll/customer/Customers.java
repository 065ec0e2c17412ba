package io.plimsoll.customer;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Creates, changes and finds customers. */
@Component
public class Customers {

    /** Creates the customer or replaces its details; saying the same again changes nothing. */
    public Customer put(CustomerKey key, CustomerDetails details, Actor actor, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** Like {@link #put} for many, in one transaction: all of them or none. */
    public List<Customer> putAll(Map<CustomerKey, CustomerDetails> customers, Actor actor, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** The customer; refused with {@code unknown-customer} when there is none. */
    public Customer get(CustomerKey key) {
        throw new UnsupportedOperationException();
    }

    public Optional<Customer> find(CustomerKey key) {
        throw new UnsupportedOperationException();
    }

    /** The customers of these ids, all of which exist. */
    public Map<CustomerId, Customer> getAll(Collection<CustomerId> ids) {
        throw new UnsupportedOperationException();
    }

    /**
     * A page of customers by name.
     *
     * @param search part of the name or the key in any case; null for all
     * @param cursor {@link Page#next} of the page before; null for the first
     */
    public Page<Customer> list(@Nullable String search, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }
}
