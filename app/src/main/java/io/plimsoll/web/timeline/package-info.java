/** All that happened to a customer, as a page. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.timeline;
