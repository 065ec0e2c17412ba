package io.plimsoll.simulation;

import java.util.List;

/**
 * How much money a version moves.
 *
 * @param currencies one entry for each currency of the simulated book; empty when the set moves no money
 */
public record Impact(List<CurrencyImpact> currencies) {

    public Impact {
        currencies = List.copyOf(currencies);
    }
}
