package io.plimsoll.rules;

import io.plimsoll.rules.table.PolicyRow;

/** A row that decides the question, alone or with others. Inserted by a set's {@code …-decide.drl}. */
public record Chosen(Object question, PolicyRow row) {}
