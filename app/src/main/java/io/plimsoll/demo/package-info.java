/**
 * The demo company: sixty customers and three months of their usage, put in through the same façades as anybody's.
 *
 * <p>Owns the story ({@code demo/customers.csv} says who uses how much, {@link io.plimsoll.demo.DemoStory} what happens
 * when) and its summary on the terminal. Does not own a table, a price or a rule: everything it shows was made by the
 * parts that make it for everybody.
 *
 * <p>Invariants: only in a sandbox; the same on every machine, from one seed; every act is idempotent, so that a story
 * which was killed goes on from the act it was in, and a told one is not told again.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.demo;
