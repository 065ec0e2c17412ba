@NullMarked
package io.plimsoll.trace;

import org.jspecify.annotations.NullMarked;
