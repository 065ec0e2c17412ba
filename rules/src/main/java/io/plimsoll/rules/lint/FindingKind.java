package io.plimsoll.rules.lint;

import static io.plimsoll.rules.lint.Severity.ERROR;
import static io.plimsoll.rules.lint.Severity.WARNING;

/** What the linter looks for. The names never change once released. */
public enum FindingKind {
    /** A cell that cannot be read, or that breaks a law between cells. */
    UNREADABLE_CELL(ERROR),
    /** A tiered price with a unit that no tier, or more than one tier, prices. */
    LADDER_HOLE(ERROR),
    /** Two rows of a UNIQUE table that fit one question: nothing would be decided. */
    OVERLAP(ERROR),
    /** Rows that ask the same and answer differently. */
    CONTRADICTION(ERROR),
    /** The version would take effect in a period that is closed. */
    CLOSED_PERIOD(ERROR),
    /** A row that decides nothing, because the rows above answer all that it fits. */
    NEVER_MATCHES(WARNING),
    /** A question that no row answers. */
    GAP(WARNING),
    /** A tier in which more units cost less in total. */
    VOLUME_PRICE_DROPS(WARNING),
    /** A plan that neither the catalog nor the plan table in force knows. */
    UNKNOWN_PLAN(WARNING),
    /** A meter that the catalog does not know. */
    UNKNOWN_METER(WARNING),
    /** Usage above the included units is charged, and nobody is told before. */
    MISSING_NOTICE(WARNING),
    /** A check ended before it had seen everything, because the table is too entangled. */
    GAVE_UP(WARNING);

    private final Severity severity;

    FindingKind(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
