/** When usage says that it is time to talk to a customer, and about what. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.expansion;
