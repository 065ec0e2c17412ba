package io.plimsoll.history;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.Page;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for a person. */
@Component
public class UserTasks {

    /** Open tasks that one of {@code groups} may complete, oldest first. */
    public Page<UserTask> open(Set<String> groups, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }

    /** How many open tasks one of {@code groups} may complete. */
    public int countOpen(Set<String> groups) {
        throw new UnsupportedOperationException();
    }

    public UserTask get(long key) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stores the decision and the outbox message that tells the broker, in one transaction. Repeating the same outcome by
     * the same actor changes nothing; another outcome or actor is refused, as are a task that is not open, an outcome the
     * process does not know and an actor in none of its candidate groups.
     *
     * @param groups the groups (roles) the actor is in
     */
    public UserTask complete(long key, String outcome, String note, Actor actor, Set<String> groups, Instant at) {
        throw new UnsupportedOperationException();
    }
}
