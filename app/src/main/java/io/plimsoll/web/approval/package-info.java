/** Versions proposed and decided on, over HTTP and as pages. Owns no rule: {@code io.plimsoll.approval} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.approval;
