@org.jspecify.annotations.NullMarked
package io.plimsoll.trial;
