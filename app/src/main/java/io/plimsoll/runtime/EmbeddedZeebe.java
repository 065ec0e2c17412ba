package io.plimsoll.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Zeebe 8.5 broker beside the app, for one machine: loopback only, one partition, small heap, its own data folder. It
 * needs some seconds to be ready; nobody waits for it here, because usage and billing go on without a broker.
 */
final class EmbeddedZeebe implements AutoCloseable {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final DataFolder data;
    private final Path home;
    private final ZeebePorts ports;
    private final HistoryExporter exporter;
    private final @Nullable SandboxTime sandboxTime;
    private @Nullable ChildProcess broker;

    /**
     * @param home the unpacked distribution
     * @param sandboxTime what the broker's clock follows from its start; null outside a sandbox
     */
    EmbeddedZeebe(
            DataFolder data, Path home, Ports ports, HistoryExporter exporter, @Nullable SandboxTime sandboxTime) {
        this.data = data;
        this.home = home;
        this.ports = ZeebePorts.free(ports);
        this.exporter = exporter;
        this.sandboxTime = sandboxTime;
    }

    static void requireParts(Path home, Path exporter) {
        if (!Files.isDirectory(home.resolve("lib"))) {
            throw new StartupRefusal(
                    "no Zeebe distribution in %s: build with ./plimsoll, or set PLIMSOLL_ZEEBE_HOME".formatted(home));
        }
        if (!Files.isRegularFile(exporter)) {
            throw new StartupRefusal("no history exporter in %s: build with ./plimsoll, or set PLIMSOLL_ZEEBE_EXPORTER"
                    .formatted(exporter));
        }
    }

    /** Returns when the process runs; the broker is ready some seconds later. */
    synchronized void start() {
        stopOrphans();
        ProcessBuilder command = new ProcessBuilder(words());
        command.directory(data.folder("zeebe").toFile());
        command.environment().keySet().removeIf(variable -> variable.matches("(ZEEBE|SPRING|SERVER|MANAGEMENT)_.*"));
        command.environment().putAll(ZeebeConfiguration.of(data, ports, exporter));
        moveClock(command);
        command.redirectErrorStream(true);
        command.redirectOutput(ProcessBuilder.Redirect.to(
                data.folder("logs").resolve("zeebe-start.log").toFile()));
        ChildProcess started = ChildProcess.start("Zeebe", command, () -> {
            stopOrphans();
            moveClock(command);
        });
        broker = started;
        started.supervise();
    }

    private void moveClock(ProcessBuilder command) {
        if (sandboxTime != null) {
            command.environment()
                    .putAll(ZeebeConfiguration.clock(shipped("zeebe-sandbox-clock.xml"), sandboxTime.ahead()));
        }
    }

    /** A file of ours that the broker reads, put where it can. */
    private Path shipped(String name) {
        Path file = data.folder("programs").resolve(name);
        try (InputStream content = EmbeddedZeebe.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("expected %s on the class path, but it is missing".formatted(name));
            }
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(
                "-Xms128m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlog4j2.configurationFile=" + shipped("zeebe-log4j2.xml"),
                "-Dlog.path=" + data.folder("logs"),
                mark(),
                "-cp",
                home.resolve("config") + ":" + home.resolve("lib") + "/*",
                "io.camunda.zeebe.broker.StandaloneBroker"));
        return words;
    }

    /** Marks the broker's command line, so that a later start recognises a broker that outlived its app. */
    private String mark() {
        return "-Dplimsoll.data=" + data.id() + ":" + data.path();
    }

    private void stopOrphans() {
        for (ProcessHandle orphan : Processes.withArgument(mark())) {
            orphan.destroy();
            Processes.awaitEnd(orphan, STOP_PATIENCE);
        }
    }

    String address() {
        return "http://127.0.0.1:" + ports.gateway();
    }

    String restAddress() {
        return "http://127.0.0.1:" + ports.rest();
    }

    String managementAddress() {
        return "http://127.0.0.1:" + ports.management();
    }

    @Override
    public synchronized void close() {
        ChildProcess running = broker;
        if (running != null) {
            running.stop(Process::destroy, STOP_PATIENCE);
        }
    }
}
