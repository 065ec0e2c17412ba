/** How many people must agree before a version may go live. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.approval;
