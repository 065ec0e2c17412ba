package io.plimsoll.metering;

import java.io.InputStream;
import java.util.List;

/** Reads usage events in the JSON formats of CloudEvents 1.0. */
public final class CloudEvents {

    /** One event, as it came. */
    public static final int MAX_EVENT_BYTES = 65_536;

    public static final int MAX_NESTING = 16;

    /** In one request; files may hold any number. */
    public static final int MAX_EVENTS = 10_000;

    private CloudEvents() {}

    /** {@code application/cloudevents+json}: one event. */
    public static List<UsageEventLine> single(InputStream body) {
        return notYet(body);
    }

    /** {@code application/cloudevents-batch+json}: a JSON array of events. */
    public static List<UsageEventLine> batch(InputStream body) {
        return notYet(body);
    }

    /** {@code application/x-ndjson}: one event a line; blank lines are passed over. */
    public static List<UsageEventLine> lines(InputStream body) {
        return notYet(body);
    }

    private static List<UsageEventLine> notYet(InputStream body) {
        return List.of(new UsageEventLine.Refused(Rejection.of(
                0, null, RejectionCode.MALFORMED_JSON, "expected to read " + body + ", but this is not written yet")));
    }
}
