package io.plimsoll.batch.usageimport;

import io.plimsoll.metering.UsageEventLine;

/** How one line of a file becomes an event. */
@FunctionalInterface
interface RowFormat {

    UsageEventLine read(int index, byte[] line);
}
