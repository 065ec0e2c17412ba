/** When whom is told how much of the included units is used. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.threshold;
