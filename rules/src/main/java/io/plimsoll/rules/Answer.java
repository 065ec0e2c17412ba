package io.plimsoll.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table says to a question.
 *
 * @param rowIds the deciding rows, top to bottom; without a decision, the rows that contradict each other, or none
 * @param decision null when no row fits, or when rows of a UNIQUE set contradict each other
 */
public record Answer<D>(List<String> rowIds, @Nullable D decision) {}
