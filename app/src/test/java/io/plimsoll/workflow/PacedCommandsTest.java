package io.plimsoll.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.workflow.BrokerRefusal.Why;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacedCommandsTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void asksABusyBrokerAgain() {
        PacedCommands commands = new PacedCommands(4, Duration.ofSeconds(10));
        assertThat(commands.run(() -> answerAfter(3, Why.BUSY))).isEqualTo("done");
        assertThat(attempts).hasValue(4);
    }

    @Test
    void losesPatienceWithABrokerThatStaysAway() {
        PacedCommands commands = new PacedCommands(4, Duration.ofMillis(200));
        assertThatThrownBy(() -> commands.run(() -> answerAfter(1_000, Why.UNREACHABLE)))
                .isInstanceOf(BrokerRefusal.class);
        assertThat(attempts).hasValueGreaterThan(1);
    }

    @Test
    void takesAFinalRefusalAsFinal() {
        PacedCommands commands = new PacedCommands(4, Duration.ofSeconds(10));
        assertThatThrownBy(() -> commands.run(() -> answerAfter(1, Why.INVALID)))
                .isInstanceOf(BrokerRefusal.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void letsOnlySoManyCommandsRunAtOnce() {
        PacedCommands commands = new PacedCommands(4, Duration.ofSeconds(10));
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(() -> commands.run(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    pause();
                    return running.decrementAndGet();
                }));
            }
        }
        assertThat(most).hasValue(4);
    }

    private String answerAfter(int refusals, Why why) {
        if (attempts.incrementAndGet() <= refusals) {
            throw new BrokerRefusal(why, "not now");
        }
        return "done";
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
