/** The first page: what waits, what happened, how much. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.overview;
