@NullMarked
package io.plimsoll.batch.simulation;

import org.jspecify.annotations.NullMarked;
