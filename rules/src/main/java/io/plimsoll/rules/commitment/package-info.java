/** What a customer gets for committing to an amount. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.commitment;
