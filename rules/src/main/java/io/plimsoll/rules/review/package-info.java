/** Whether an invoice needs a person before it is issued. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.review;
