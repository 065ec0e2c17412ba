package io.plimsoll.workflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Uses the newer API when the gateway has it; asks once, when the first task is completed. */
final class ProbedUserTaskCompletion implements UserTaskCompletion {

    private final RestUserTaskCompletion newer;
    private final RestUserTaskCompletion older;
    private volatile @Nullable UserTaskCompletion found;

    ProbedUserTaskCompletion(RestUserTaskCompletion newer, RestUserTaskCompletion older) {
        this.newer = newer;
        this.older = older;
    }

    @Override
    public void complete(long userTaskKey, Map<String, Object> variables) {
        UserTaskCompletion known = found;
        if (known == null) {
            known = newer.exists() ? newer : older;
            found = known;
        }
        known.complete(userTaskKey, variables);
    }
}
