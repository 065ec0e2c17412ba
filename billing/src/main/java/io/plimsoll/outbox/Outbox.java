package io.plimsoll.outbox;

import io.plimsoll.outbox.OutboxMessages.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where domain code leaves what the workflow broker must be told, in the transaction of the effect it follows. */
@Component
public class Outbox {

    private final OutboxMessages messages;

    Outbox(OutboxMessages messages) {
        this.messages = messages;
    }

    /** Each process starts once per subject; asking again changes nothing. */
    public void startProcesses(List<StartProcess> starts, Instant at) {
        List<String> keys = starts.stream()
                .map(start -> start.processId() + ":" + start.subject())
                .toList();
        messages.write(Kind.START_PROCESS, keys, starts, at);
    }

    /** A user task completes once; asking again changes nothing. */
    public void completeUserTask(long userTaskKey, Map<String, Object> variables, Instant at) {
        messages.write(
                Kind.COMPLETE_USER_TASK,
                List.of(Long.toString(userTaskKey)),
                List.of(new CompleteUserTask(userTaskKey, variables)),
                at);
    }

    /**
     * The instance about the message's subject hears it; asking again changes nothing.
     *
     * @param businessKey what happened, by a key that nothing else has: {@code psub_3:WITHDRAWN}
     */
    public void publish(PublishMessage message, String businessKey, Instant at) {
        messages.write(Kind.PUBLISH_MESSAGE, List.of(message.messageName() + ":" + businessKey), List.of(message), at);
    }

    /**
     * Hands up to {@code limit} due messages to the courier, oldest first, and writes down what became of them. They stay
     * locked meanwhile, so another relay takes others; should this one die, all of them are simply due again.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Dispatch dispatch(int limit, Instant now, Courier courier) {
        List<OutboxMessage> claimed = messages.claim(limit, now);
        if (claimed.isEmpty()) {
            return Dispatch.NOTHING;
        }
        List<Fate> fates = courier.carry(claimed);
        messages.settle(claimed, fates, now);
        return Dispatch.of(fates);
    }

    public OutboxState state() {
        return messages.state();
    }
}
