@NullMarked
package io.plimsoll.threshold;

import org.jspecify.annotations.NullMarked;
