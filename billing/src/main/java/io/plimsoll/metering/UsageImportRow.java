package io.plimsoll.metering;

/**
 * A row of a file as the reader hands it over.
 *
 * @param number the line of the file, from 1
 * @param line the event, or why there is none; its index is the row's place among those handed over with it
 * @param content the row as it came, cut to {@link UsageImportWork#CONTENT_LENGTH_MAX}
 */
public record UsageImportRow(long number, UsageEventLine line, String content) {

    public UsageImportRow {
        content = Text.printable(content.substring(0, Math.min(content.length(), UsageImportWork.CONTENT_LENGTH_MAX)));
    }
}
