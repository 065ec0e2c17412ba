/** Attributes over HTTP and as pages: which there are, and their values for a customer and its subscriptions. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.attribute;
