@org.jspecify.annotations.NullMarked
package io.plimsoll.commitment;
