/** The evidence of an invoice as a download. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.evidence;
