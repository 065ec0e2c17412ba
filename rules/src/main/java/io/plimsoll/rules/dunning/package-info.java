/** What happens next with an invoice that is not paid. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.dunning;
