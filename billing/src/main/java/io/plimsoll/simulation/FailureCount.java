package io.plimsoll.simulation;

import io.plimsoll.kernel.CustomerKey;

/**
 * How many periods a version cannot price for one reason.
 *
 * @param candidate whether it is the candidate that cannot
 * @param example the reason of one of them, in a sentence
 * @param customer whose period that is
 * @param outcome its number
 */
public record FailureCount(
        boolean candidate, String code, long periods, String example, CustomerKey customer, long outcome) {}
