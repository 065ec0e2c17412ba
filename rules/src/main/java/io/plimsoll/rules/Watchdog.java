package io.plimsoll.rules;

import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/** Fires a session's rules until there is nothing left to fire or a limit is hit. Of one session; not for several threads. */
final class Watchdog implements AgendaFilter {

    private final SessionLimits limits;
    private final long begunAtNanos = System.nanoTime();
    private int fired;
    private boolean late;

    Watchdog(SessionLimits limits) {
        this.limits = limits;
    }

    /** Whether everything was fired that there was to fire. */
    boolean fire(KieSession session) {
        int left = limits.firings() - fired;
        // One more than allowed, so that reaching the limit and passing it are told apart.
        fired += session.fireAllRules(this, left + 1);
        return !late && fired <= limits.firings();
    }

    /** Called before each firing; once it is too late nothing fires any more, and the agenda empties by itself. */
    @Override
    public boolean accept(Match match) {
        late = late || System.nanoTime() - begunAtNanos > limits.time().toNanos();
        return !late;
    }
}
