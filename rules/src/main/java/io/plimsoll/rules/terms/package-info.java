/** The fine print of calculation. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.terms;
