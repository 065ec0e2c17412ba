package io.plimsoll.rules.lint;

/** Whether a finding keeps a table from being submitted. */
public enum Severity {
    /** Must be put right before the table is submitted. */
    ERROR,
    /** Worth a look; a person may know better. */
    WARNING
}
