/**
 * Usage events, counted once for ever, and the quantities they add up to.
 *
 * <p>Owns: the CloudEvents reading shared by HTTP and files, deduplication by (customer, source, id), the quarter-hour
 * buckets per customer and meter, the record of what moved, and usage imports. Does not own: meters and customers (it
 * reads their tables), what usage costs, or what happens when a threshold is passed.
 *
 * <p>Invariants: an event and the buckets it moves are committed together; one bad event never keeps the rest of its batch
 * out; numbers are decimals from the wire to the bucket; the order in which events arrive changes no quantity.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "customer", "catalog"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.metering;
