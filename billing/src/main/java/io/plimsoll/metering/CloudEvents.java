package io.plimsoll.metering;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads usage events in the JSON formats of CloudEvents 1.0. Attributes nobody here needs are passed over; those we need are
 * checked strictly. Does not close what it reads from.
 */
public final class CloudEvents {

    /** One event, as it came. */
    public static final int MAX_EVENT_BYTES = 65_536;

    /** Objects and arrays in one another, in an event's data. */
    public static final int MAX_NESTING = 16;

    /** In one request; files may hold any number. */
    public static final int MAX_EVENTS = 10_000;

    private CloudEvents() {}

    /** {@code application/cloudevents+json}: one event. */
    public static List<UsageEventLine> single(InputStream body) {
        try {
            return List.of(line(0, body.readNBytes(MAX_EVENT_BYTES + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@code application/cloudevents-batch+json}: a JSON array of events. An array that breaks off or is no JSON is refused
     * whole, because nothing after the break can be told apart; the violation points at the event it broke in.
     */
    public static List<UsageEventLine> batch(InputStream body) {
        List<UsageEventLine> lines = new ArrayList<>();
        try (JsonParser parser = CloudEventReader.JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw malformed("", "expected a JSON array of events, but it does not start with `[`");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                checkCount(lines.size());
                lines.add(CloudEventReader.element(lines.size(), parser));
            }
            if (parser.nextToken() != null) {
                throw malformed("", "expected one JSON array, but more follows it");
            }
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw new UncheckedIOException(io);
            }
            throw malformed("/" + lines.size(), CloudEventReader.where(e));
        }
        return lines;
    }

    /** {@code application/x-ndjson}: one event a line; blank lines are passed over. */
    public static List<UsageEventLine> lines(InputStream body) {
        List<UsageEventLine> lines = new ArrayList<>();
        LineReader reader = new LineReader(body);
        try {
            for (byte[] line = reader.next(); line != null; line = reader.next()) {
                checkCount(lines.size());
                lines.add(line(lines.size(), line));
            }
        } catch (LineReader.EndlessLineException e) {
            throw malformed("/" + lines.size(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** One line of a file. */
    public static UsageEventLine line(int index, byte[] json) {
        return CloudEventReader.line(index, json);
    }

    /** One row of a table: the attributes by name, every other column a text in {@code data}; empty cells are absent. */
    public static UsageEventLine row(int index, Map<String, String> cells) {
        EventDraft draft = new EventDraft();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        try {
            for (Map.Entry<String, String> cell : cells.entrySet()) {
                if (!cell.getValue().isEmpty() && !draft.take(cell.getKey(), cell.getValue())) {
                    data.set(cell.getKey(), EventData.text(cell.getValue()));
                }
            }
            draft.data = data;
            if (draft.specversion == null) {
                draft.specversion = EventDraft.SPECVERSION;
            }
            return new UsageEventLine.Read(index, draft.finish());
        } catch (BadUsageEvent e) {
            return CloudEventReader.refused(index, draft.idForRejection(), e);
        }
    }

    /** A line of a table that is no row. */
    public static UsageEventLine malformedRow(int index, String detail) {
        return CloudEventReader.refused(index, null, new BadUsageEvent(RejectionCode.MALFORMED_ROW, detail));
    }

    private static void checkCount(int count) {
        if (count == MAX_EVENTS) {
            throw new BillingException(
                    MeteringRefusal.TOO_MANY_EVENTS,
                    "expected at most " + MAX_EVENTS + " events in one request, but there are more;"
                            + " send several requests or import a file");
        }
    }

    private static BillingException malformed(String pointer, String detail) {
        return new BillingException(MeteringRefusal.MALFORMED_BATCH, detail, List.of(new Violation(pointer, detail)));
    }
}
