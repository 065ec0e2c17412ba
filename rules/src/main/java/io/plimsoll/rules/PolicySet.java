package io.plimsoll.rules;

import java.util.Map;

/**
 * One kind of question and the table that answers it.
 *
 * @param <Q> the question, a record of JDK types
 * @param <D> the decision, a record of JDK types
 */
public interface PolicySet<Q, D> {

    /** The set's word, the same in every tree: {@code plan}. */
    String name();

    /** What the set asks, for a heading: "What does this subscription get?" */
    String asks();

    HitPolicy hitPolicy();

    /** The question in words: column name to value as text, in column order; what is null is left out. */
    Map<String, String> words(Q question);

    /** The inverse of {@link #words}; refuses (IllegalArgumentException, "expected …, but …") a value that is missing or misread. */
    Q question(Map<String, String> words);
}
