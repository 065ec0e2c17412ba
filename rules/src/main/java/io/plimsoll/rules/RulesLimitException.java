package io.plimsoll.rules;

/** A table that would keep the rules busy for longer, or with more facts, than a session may. */
public final class RulesLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RulesLimitException(String set, int rows, int questions, SessionLimits limits) {
        super("expected " + rows + " rows of `" + set + "` to answer " + questions + " questions in at most "
                + limits.firings() + " firings and " + limits.time().toMillis()
                + " ms, but they did not: too many rows fit one question");
    }
}
