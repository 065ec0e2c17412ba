package io.plimsoll.metering;

/** One event of a request or a file: read, or already refused by the reader. */
public sealed interface UsageEventLine {

    /** Its place in the request, from 0. */
    int index();

    /** A line that holds an event. */
    record Read(int index, UsageEvent event) implements UsageEventLine {}

    /** A line that does not. */
    record Refused(Rejection rejection) implements UsageEventLine {

        @Override
        public int index() {
            return rejection.index();
        }
    }
}
