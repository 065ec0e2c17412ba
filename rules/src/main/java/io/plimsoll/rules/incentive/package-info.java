/** Which promotions a subscription has in a period. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.incentive;
