@NullMarked
package io.plimsoll.batch;

import org.jspecify.annotations.NullMarked;
