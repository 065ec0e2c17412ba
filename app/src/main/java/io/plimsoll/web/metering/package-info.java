/** Usage events and files of them over HTTP. Owns no rule: {@code io.plimsoll.metering} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.metering;
