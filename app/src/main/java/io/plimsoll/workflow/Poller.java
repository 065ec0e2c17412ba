package io.plimsoll.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does a piece of work again and again on a thread of its own: at once while there is more, after a pause when there is
 * none, and ever more slowly while it fails.
 */
public final class Poller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(15);

    private final String name;
    private final Duration idle;
    private final Work work;
    private @Nullable Thread thread;

    /** @param name names the thread, and what failed in the log */
    public Poller(String name, Duration idle, Work work) {
        this.name = name;
        this.idle = idle;
        this.work = work;
    }

    /** One piece of work. */
    @FunctionalInterface
    public interface Work {

        /** @return whether there is more to do right now */
        boolean doSome();
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().name(name).daemon().start(this::loop);
        }
    }

    private void loop() {
        int failures = 0;
        String reported = "";
        while (!Thread.currentThread().isInterrupted()) {
            Duration pause;
            try {
                pause = work.doSome() ? Duration.ZERO : idle;
                if (failures > 0) {
                    LOG.info("{}: works again after {} failures", name, failures);
                    failures = 0;
                    reported = "";
                }
            } catch (RuntimeException e) {
                pause = new Backoff(idle, LONGEST_PAUSE).pause(failures++);
                reported = report(e, reported);
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    // Each failure is told when it is new; a broker that is down for a night must not fill the disk with the same one.
    private String report(RuntimeException e, String reported) {
        String failure = e.toString();
        if (Thread.currentThread().isInterrupted() || failure.equals(reported)) {
            LOG.debug("{}: failed again, or was stopped", name, e);
        } else if (e instanceof BrokerRefusal) {
            LOG.warn("{}: {}; tried again until it works", name, e.getMessage());
        } else {
            LOG.error("{}: failed; tried again until it works", name, e);
        }
        return failure;
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOPS_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
