package io.plimsoll.metering;

import org.jspecify.annotations.Nullable;

/**
 * A row of a file that was left out.
 *
 * @param rowNumber the line of the file it starts on, from 1
 * @param content the row as it came, cut when it is long
 */
public record UsageImportReject(long rowNumber, @Nullable String eventId, String code, String detail, String content) {}
