@org.jspecify.annotations.NullMarked
package io.plimsoll.node;
