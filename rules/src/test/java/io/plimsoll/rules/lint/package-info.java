@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.lint;
