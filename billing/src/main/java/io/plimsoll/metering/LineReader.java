package io.plimsoll.metering;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits bytes into lines without ever holding more than one event's worth: the rest of a longer line is read and dropped.
 * Lines end with LF or CR LF; a byte order mark at the very start is dropped; blank lines are passed over but counted.
 */
public final class LineReader {

    /** Bytes kept of a line: one more than an event may have, so that "too large" can be told. */
    private static final int KEPT_BYTES = CloudEvents.MAX_EVENT_BYTES + 1;

    /** A line or a run of blank ones beyond this is no usage file but a bomb: gzip packs it 1,000 to 1. */
    private static final long MAX_LINE_BYTES = 64L * 1024 * 1024;

    private static final long MAX_BLANK_LINES = 1_000_000;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private byte[] line = new byte[512];
    private int kept;
    private long number;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next line that is not blank, without its end, null when there is none; cut when longer than an event may be.
     *
     * @throws EndlessLineException when the line, or the gap before it, cannot belong to a usage file
     */
    public byte @Nullable [] next() throws IOException {
        for (long blank = 0; blank <= MAX_BLANK_LINES; blank++) {
            if (!readLine()) {
                return null;
            }
            number++;
            int start = number == 1 && startsWithByteOrderMark() ? 3 : 0;
            int end = kept > 0 && line[kept - 1] == '\r' ? kept - 1 : kept;
            if (!isBlank(start, end)) {
                return Arrays.copyOfRange(line, start, end);
            }
        }
        throw new EndlessLineException(
                "expected usage events, but lines " + (number - MAX_BLANK_LINES) + " to " + number + " are blank");
    }

    /** The place of the last line in the input, from 1, blank lines counted. */
    public long number() {
        return number;
    }

    private boolean readLine() throws IOException {
        kept = 0;
        long length = 0;
        while (true) {
            if (position == limit) {
                limit = Math.max(in.read(buffer, 0, buffer.length), 0);
                position = 0;
                if (limit == 0) {
                    return length > 0;
                }
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            keep(position, end);
            length += end - position;
            if (length > MAX_LINE_BYTES) {
                throw new EndlessLineException("expected line " + (number + 1) + " to end within " + MAX_LINE_BYTES
                        + " bytes, but it does not");
            }
            if (end < limit) {
                position = end + 1;
                return true;
            }
            position = end;
        }
    }

    private void keep(int from, int to) {
        int count = Math.min(to - from, KEPT_BYTES - kept);
        if (kept + count > line.length) {
            line = Arrays.copyOf(line, Math.min(KEPT_BYTES, Math.max(line.length * 2, kept + count)));
        }
        System.arraycopy(buffer, from, line, kept, count);
        kept += count;
    }

    private boolean startsWithByteOrderMark() {
        return kept >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The input has no lines in any useful sense. */
    public static final class EndlessLineException extends IOException {

        private static final long serialVersionUID = 1L;

        EndlessLineException(String message) {
            super(message);
        }
    }
}
