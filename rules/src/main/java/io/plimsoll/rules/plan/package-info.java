/** What a subscription gets: base fee, included units and features. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.plan;
