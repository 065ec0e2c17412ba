/** What usage of a meter costs: one row a tier. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.tier;
