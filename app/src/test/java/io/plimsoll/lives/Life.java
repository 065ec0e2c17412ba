package io.plimsoll.lives;

import java.time.Instant;
import java.util.List;

/**
 * What one customer, and those who serve it, do in the course of months.
 *
 * @param customer its key; nobody else has it
 */
record Life(String customer, String kind, List<Step> steps) {

    /**
     * Something done at an instant. Done twice, it has happened once.
     *
     * @param name says what happens, and keys its calls
     */
    record Step(Instant at, String name, Deed deed) {}

    /** What is done, by calls of the API. */
    @FunctionalInterface
    interface Deed {

        void through(Person person);
    }
}
