package io.plimsoll.workflow;

import io.camunda.client.CamundaClient;
import io.plimsoll.bpmn.Processes;
import io.plimsoll.outbox.CompleteUserTask;
import io.plimsoll.outbox.Courier;
import io.plimsoll.outbox.Fate;
import io.plimsoll.outbox.OutboxMessage;
import io.plimsoll.outbox.PublishMessage;
import io.plimsoll.outbox.StartProcess;
import io.plimsoll.workflow.BrokerRefusal.Why;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Carries outbox messages to the broker, several at once. */
class ZeebeCourier implements Courier {

    // Long enough to drop a message that is published again because this process died before it wrote that down.
    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final CamundaClient client;
    private final PacedCommands commands;
    private final UserTaskCompletion userTasks;

    ZeebeCourier(CamundaClient client, PacedCommands commands, UserTaskCompletion userTasks) {
        this.client = client;
        this.commands = commands;
        this.userTasks = userTasks;
    }

    @Override
    public List<Fate> carry(List<OutboxMessage> messages) {
        // Threads are cheap here; PacedCommands says how many commands run at once.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Fate>> journeys = messages.stream()
                    .<Callable<Fate>>map(message -> () -> carry(message))
                    .toList();
            return threads.invokeAll(journeys).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerRefusal(Why.FAILED, "interrupted while carrying messages to the broker", e);
        }
    }

    private Fate carry(OutboxMessage message) {
        try {
            switch (message.content()) {
                case StartProcess start -> start(message, start);
                case CompleteUserTask complete -> complete(complete);
                case PublishMessage publish -> publish(message, publish);
            }
            return new Fate.Published("");
        } catch (BrokerRefusal refusal) {
            return fate(message, refusal);
        } catch (RuntimeException e) {
            return new Fate.Later(e.toString(), BACKOFF.pause(message.attempts()));
        }
    }

    private void start(OutboxMessage message, StartProcess start) {
        commands.send(() -> client.newPublishMessageCommand()
                .messageName(Processes.ofId(start.processId()).startMessage())
                .correlationKey(start.subject())
                .messageId("outbox-" + message.id())
                .timeToLive(TIME_TO_LIVE)
                .variables(start.variables()));
    }

    private void publish(OutboxMessage message, PublishMessage publish) {
        commands.send(() -> client.newPublishMessageCommand()
                .messageName(publish.messageName())
                .correlationKey(publish.subject())
                .messageId("outbox-" + message.id())
                .timeToLive(TIME_TO_LIVE)
                .variables(publish.variables()));
    }

    private void complete(CompleteUserTask complete) {
        commands.run(() -> {
            userTasks.complete(complete.userTaskKey(), complete.variables());
            return true;
        });
    }

    private static Fate fate(OutboxMessage message, BrokerRefusal refusal) {
        String words = String.valueOf(refusal.getMessage());
        return switch (refusal.why()) {
            case KNOWN_ALREADY, GONE -> new Fate.Published("already so: " + words);
            case INVALID -> new Fate.Refused(words);
            case BUSY, UNREACHABLE -> new Fate.Later(words, Duration.ZERO);
            case NOT_PERMITTED, FAILED -> new Fate.Later(words, BACKOFF.pause(message.attempts()));
        };
    }
}
