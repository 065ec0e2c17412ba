package io.plimsoll.rules;

import io.plimsoll.rules.table.PolicyRow;

/** A row of a UNIQUE set that fits the question beside another. Inserted by a set's {@code …-decide.drl}. */
public record Contradicting(Object question, PolicyRow row) {}
