/** How usage over what is included is treated, and what the customer must be told before it costs. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.grace;
