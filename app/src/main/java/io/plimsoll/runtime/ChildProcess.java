package io.plimsoll.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process started in a session of its own (a terminal's Ctrl-C does not reach it), and started again, ever more slowly,
 * when it ends without being asked to.
 */
final class ChildProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final String name;
    private final ProcessBuilder command;
    private final Runnable beforeRestart;
    private volatile Process process;
    private volatile boolean stopping;

    private ChildProcess(String name, ProcessBuilder command, Runnable beforeRestart, Process process) {
        this.name = name;
        this.command = command;
        this.beforeRestart = beforeRestart;
        this.process = process;
    }

    /**
     * Starts the command; its first word must be a program, which {@code setsid} replaces itself with, so the process id is
     * the program's own.
     */
    static ChildProcess start(String name, ProcessBuilder command, Runnable beforeRestart) {
        command.command().addFirst("setsid");
        return new ChildProcess(name, command, beforeRestart, launch(name, command));
    }

    private static Process launch(String name, ProcessBuilder command) {
        try {
            Process process = command.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new StartupRefusal("%s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** From now on, a child that ends by itself is started again. */
    void supervise() {
        Thread.ofVirtual().name(name + "-supervisor").start(this::restartWhenItEnds);
    }

    private void restartWhenItEnds() {
        Duration pause = FIRST_PAUSE;
        while (true) {
            long startedAtNanos = System.nanoTime();
            try {
                int exit = process.waitFor();
                if (stopping) {
                    return;
                }
                if (System.nanoTime() - startedAtNanos > LONG_ENOUGH.toNanos()) {
                    pause = FIRST_PAUSE;
                }
                LOG.error("{} ended with exit code {}; starting it again in {}", name, exit, pause);
                Thread.sleep(pause);
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
                restart();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("{} could not be started again", name, e);
            }
        }
    }

    private synchronized void restart() {
        if (!stopping) {
            beforeRestart.run();
            process = launch(name, command);
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the process to end, waits, and kills it when it does not. */
    void stop(Consumer<Process> ask, Duration patience) {
        synchronized (this) {
            stopping = true;
        }
        if (!process.isAlive()) {
            return;
        }
        try {
            ask.accept(process);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} did not end within {}; killing it", name, patience);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /** Runs a short command, in a session of its own, to its end and returns what it printed; refuses the start when it fails. */
    static String run(String purpose, ProcessBuilder command) {
        command.command().addFirst("setsid");
        try {
            Process process = command.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new StartupRefusal("%s failed: %s".formatted(purpose, lastLine(printed)));
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupRefusal(purpose + " was interrupted", e);
        }
    }

    private static String lastLine(String printed) {
        return printed.strip().lines().reduce((before, last) -> last).orElse("no output");
    }
}
