package io.plimsoll.workflow;

import java.util.Map;
import java.util.function.Function;

/**
 * What to do for one type of job: variables in, a façade, variables out. It may be asked twice for the same job, also at the
 * same time, and then answers the same.
 *
 * @param variables the record of the variables it reads; only these are fetched
 * @param work returns the variables to set
 */
public record Worker<V extends Record>(String jobType, Class<V> variables, Function<V, Map<String, Object>> work) {}
