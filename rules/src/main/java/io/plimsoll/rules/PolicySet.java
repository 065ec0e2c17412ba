package io.plimsoll.rules;

import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One kind of question and the table that answers it.
 *
 * @param <Q> the question, a record of JDK types
 * @param <D> the decision, a record of JDK types
 */
public interface PolicySet<Q, D> {

    /** The set's word, the same in every tree: {@code plan}. */
    default String name() {
        return schema().set();
    }

    /** What the set asks, for a heading: "What does this subscription get?" */
    String asks();

    HitPolicy hitPolicy();

    TableSchema schema();

    /** The row as the fact that the set's rules join with questions. */
    Object fact(PolicyRow row);

    /** What the chosen rows, top to bottom, say together; called with one or more rows. */
    D decision(List<PolicyRow> chosen);

    /** The question without the attributes that are not among these; the table asked uses no others. */
    Q narrowedTo(Set<String> attributes, Q question);

    /** The question in words: column name to value as text, in column order; what is null is left out. */
    Map<String, String> words(Q question);

    /** The inverse of {@link #words}; refuses (IllegalArgumentException, "expected …, but …") a value that is missing or misread. */
    Q question(Map<String, String> words);
}
