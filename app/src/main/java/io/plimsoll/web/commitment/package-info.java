/** Commitments over the API. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.commitment;
