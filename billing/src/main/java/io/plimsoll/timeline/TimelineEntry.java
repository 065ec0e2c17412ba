package io.plimsoll.timeline;

import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param kind what sort of thing, such as {@code threshold-crossed} or {@code invoice-issued}; names a message of the pages
 * @param topic what it belongs to; lists are filtered by it
 * @param subject the record behind it, such as {@code inv_12}
 * @param detail the particulars in plain words or figures, such as {@code 90 % of api-calls}
 * @param actor who or what did it; empty where nobody did
 */
public record TimelineEntry(Instant at, String kind, Topic topic, String subject, String detail, String actor) {

    /** What entries are filtered by. */
    public enum Topic {
        CONTRACT,
        USAGE,
        DECISION,
        MESSAGE,
        INVOICE,
        PERSON,
        WORKFLOW,
        AUDIT
    }
}
