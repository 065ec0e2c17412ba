@NullMarked
package io.plimsoll.metering;

import org.jspecify.annotations.NullMarked;
