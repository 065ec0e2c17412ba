package io.plimsoll.workflow;

import java.util.Map;

/** The door through which a user task is completed; which one there is depends on the broker's version. */
interface UserTaskCompletion {

    /**
     * Completes the task.
     *
     * @throws BrokerRefusal {@code GONE} when the task is over already
     */
    void complete(long userTaskKey, Map<String, Object> variables);
}
