/**
 * Who is on which plan, with how many seats, from when to when.
 *
 * <p>Owns: {@code subscription} and its phases, the service periods and which of them is the next to bill. Does not own:
 * what a plan costs ({@code pricing}) and the bill ({@code billingrun}, which moves the unbilled period through this façade).
 * Invariants: the phase in force at a period's start holds for the whole period, so a change takes effect at a period's end or
 * cuts the period in two; cancellations take effect at a regular period's end; a trial is before the first period and is
 * never billed; a customer is on a plan once at a time; periods are billed in order, each once.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "audit", "catalog", "customer"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.subscription;
