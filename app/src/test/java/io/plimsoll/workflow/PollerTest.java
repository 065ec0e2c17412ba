package io.plimsoll.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PollerTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Test
    void goesOnAtOnceWhileThereIsMore() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(3);
        Poller poller = new Poller("test", AN_HOUR, () -> {
            rounds.countDown();
            return true;
        });
        poller.start();
        assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        poller.stop();
    }

    @Test
    void triesAgainAfterAFailure() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(3);
        Poller poller = new Poller("test", Duration.ofMillis(1), () -> {
            rounds.countDown();
            throw new IllegalStateException("broken on purpose");
        });
        poller.start();
        assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        poller.stop();
    }

    @Test
    void stopsWhileItRests() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Poller poller = new Poller("test", AN_HOUR, () -> {
            started.countDown();
            return false;
        });
        poller.start();
        started.await();
        poller.stop();
        assertThat(poller.isRunning()).isFalse();
    }
}
