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
    private final @Nullable BrokerClock clock;
    private @Nullable ChildProcess broker;

    /**
     * @param home the unpacked distribution
     * @param clock the sandbox time that the broker is moved to before its partitions work; null outside a sandbox
     */
    EmbeddedZeebe(DataFolder data, Path home, Ports ports, HistoryExporter exporter, @Nullable BrokerClock clock) {
        this.data = data;
        this.home = home;
        this.ports = ZeebePorts.free(ports);
        this.exporter = exporter;
        this.clock = clock;
    }

    static void requireDistribution(Path home) {
        if (!Files.isDirectory(home.resolve("lib"))) {
            throw new StartupRefusal(
                    "no Zeebe distribution in %s: build with ./plimsoll, or set PLIMSOLL_ZEEBE_HOME".formatted(home));
        }
    }

    /** Returns when the process runs; the broker is ready some seconds later. */
    synchronized void start() {
        stopOrphans();
        Path logging = data.folder("logs").resolve("zeebe-log4j2.xml");
        try (InputStream shipped = EmbeddedZeebe.class.getResourceAsStream("zeebe-log4j2.xml")) {
            if (shipped == null) {
                throw new IllegalStateException("expected zeebe-log4j2.xml on the class path, but it is missing");
            }
            Files.copy(shipped, logging, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder command = new ProcessBuilder(words(logging));
        command.directory(data.folder("zeebe").toFile());
        command.environment()
                .keySet()
                .removeIf(variable -> variable.startsWith("ZEEBE_") || variable.startsWith("SPRING_"));
        command.environment().putAll(ZeebeConfiguration.of(data, ports, exporter, clock != null));
        command.redirectErrorStream(true);
        command.redirectOutput(ProcessBuilder.Redirect.to(
                data.folder("logs").resolve("zeebe-start.log").toFile()));
        ChildProcess started = ChildProcess.start("Zeebe", command, this::stopOrphans, this::moveClock);
        broker = started;
        started.supervise();
        moveClock();
    }

    private List<String> words(Path logging) {
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
                "-Dlog4j2.configurationFile=" + logging,
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

    private void moveClock() {
        if (clock != null) {
            clock.moveWhenPossible(managementAddress());
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
