/** Trials over the API. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.trial;
