/** How a trial goes: how long, who is reminded when, and what happens at its end. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.trial;
