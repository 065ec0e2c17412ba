/** Simulations over HTTP: what a version would have charged. Owns no rule: {@code io.plimsoll.simulation} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.simulation;
