package io.plimsoll.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Running processes of this machine, as Linux tells about them. */
final class Processes {

    private Processes() {}

    static boolean runAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Whether the process runs and one of its command-line words is exactly this one. */
    static boolean hasArgument(String pid, String word) {
        return arguments(Long.parseLong(pid)).contains(word);
    }

    /** The processes that run with this exact word on their command line. */
    static List<ProcessHandle> withArgument(String word) {
        return ProcessHandle.allProcesses()
                .filter(process -> arguments(process.pid()).contains(word))
                .toList();
    }

    /** Waits until the process has ended after it was asked to, and kills it when it does not end. */
    static void awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty when the process is gone or not ours to look at. */
    static List<String> arguments(long pid) {
        try {
            byte[] words = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            return List.of(new String(words, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
    }
}
