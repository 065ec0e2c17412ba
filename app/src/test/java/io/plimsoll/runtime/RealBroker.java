package io.plimsoll.runtime;

import io.plimsoll.PlimsollDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;

/** The broker as the app starts it, for tests, with its history exporter, in a sandbox, on free ports. */
public final class RealBroker implements AutoCloseable {

    private final EmbeddedZeebe zeebe;

    private RealBroker(EmbeddedZeebe zeebe) {
        this.zeebe = zeebe;
    }

    /** Starts it beside this database, in which it writes its history, at the sandbox's time. */
    public static RealBroker start(DataSource database, Instant sandboxStart) {
        DatabaseAccess access = new DatabaseAccess(PlimsollDatabase.url(database), "postgres", "");
        EmbeddedZeebe zeebe = new EmbeddedZeebe(
                DataFolder.open(folder(), true),
                Path.of("target/runtime/camunda-zeebe-8.5.8").toAbsolutePath(),
                new Ports(),
                new HistoryExporter(
                        Path.of("../bpmn/target/plimsoll-bpmn-0.1.0-SNAPSHOT-exporter.jar")
                                .toAbsolutePath(),
                        access),
                new SandboxTime(access, sandboxStart, InstantSource.system()));
        zeebe.start();
        Runtime.getRuntime().addShutdownHook(new Thread(zeebe::close));
        return new RealBroker(zeebe);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("plimsoll-broker").resolve("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill -9} does; what supervises it starts it again after a second. */
    public void kill() {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("StandaloneBroker"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        zeebe.close();
    }

    public String address() {
        return zeebe.address();
    }

    public String restAddress() {
        return zeebe.restAddress();
    }

    public String managementAddress() {
        return zeebe.managementAddress();
    }
}
