package io.plimsoll.workflow;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import io.plimsoll.workflow.BrokerRefusal.Why;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Every command to the broker passes here: only so many at once, and again while the broker is busy or gone. A broker under
 * load refuses job completions like anything else and the client does not retry them; left alone, each refused completion
 * costs its job's whole timeout.
 */
class PacedCommands {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(20), Duration.ofSeconds(2));

    private final Semaphore inFlight;
    private final Duration patience;

    /** @param patience how long a command is tried before its last refusal is passed on */
    PacedCommands(int inFlight, Duration patience) {
        this.inFlight = new Semaphore(inFlight, true);
        this.patience = patience;
    }

    /** Sends until the broker answers; the command is built anew for each attempt. */
    <T> T send(Supplier<? extends FinalCommandStep<T>> command) {
        return run(() -> {
            try {
                return command.get().send().join();
            } catch (ClientException e) {
                throw refusal(e);
            }
        });
    }

    /** The same for what goes another way than through the client; {@code command} throws {@link BrokerRefusal}. */
    <T> T run(Supplier<T> command) {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        for (int attempt = 0; ; attempt++) {
            try {
                return withPermit(command);
            } catch (BrokerRefusal refusal) {
                Duration pause = BACKOFF.pause(attempt);
                if (!refusal.passing() || System.nanoTime() + pause.toNanos() > deadlineNanos) {
                    throw refusal;
                }
                sleep(pause);
            }
        }
    }

    private <T> T withPermit(Supplier<T> command) {
        inFlight.acquireUninterruptibly();
        try {
            return command.get();
        } finally {
            inFlight.release();
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerRefusal(Why.FAILED, "interrupted while waiting for the broker", e);
        }
    }

    private static BrokerRefusal refusal(ClientException e) {
        Why why = e instanceof ClientStatusException status
                ? switch (status.getStatusCode()) {
                    case RESOURCE_EXHAUSTED -> Why.BUSY;
                    case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, ABORTED -> Why.UNREACHABLE;
                    case UNAUTHENTICATED, PERMISSION_DENIED -> Why.NOT_PERMITTED;
                    case ALREADY_EXISTS -> Why.KNOWN_ALREADY;
                    case NOT_FOUND -> Why.GONE;
                    case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE, UNIMPLEMENTED -> Why.INVALID;
                    case OK, UNKNOWN, INTERNAL, DATA_LOSS -> Why.FAILED;
                }
                : Why.FAILED;
        return new BrokerRefusal(why, String.valueOf(e.getMessage()), e);
    }
}
