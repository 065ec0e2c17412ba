/** Meters and plans over HTTP. Owns no rule: {@code io.plimsoll.catalog} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.catalog;
