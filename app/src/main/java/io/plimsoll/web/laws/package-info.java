/** Whether the laws hold: a page, the API and a metric. Owns no law: {@code io.plimsoll.laws} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.laws;
