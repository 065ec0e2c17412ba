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
import java.util.stream.Stream;

/** Running processes of this machine, as Linux tells about them. */
final class Processes {

    private Processes() {}

    static boolean runAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Whether the process runs and one of its command-line words is exactly this one. */
    static boolean hasArgument(String pid, String word) {
        return arguments(Path.of("/proc", pid)).contains(word);
    }

    /** The processes that run with this exact word on their command line. */
    static List<ProcessHandle> withArgument(String word) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(process -> arguments(process).contains(word))
                    .flatMap(process -> ProcessHandle.of(
                            Long.parseLong(process.getFileName().toString()))
                            .stream())
                    .toList();
        } catch (IOException e) {
            throw new StartupRefusal("cannot look at running processes under /proc: " + e.getMessage(), e);
        }
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
    private static List<String> arguments(Path process) {
        try {
            byte[] words = Files.readAllBytes(process.resolve("cmdline"));
            return List.of(new String(words, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
    }
}
