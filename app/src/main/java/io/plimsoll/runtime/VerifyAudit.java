package io.plimsoll.runtime;

import io.plimsoll.audit.AuditVerification;
import io.plimsoll.audit.CheckpointKey;
import io.plimsoll.audit.Checkpoints;
import io.plimsoll.audit.Verification;
import io.plimsoll.audit.Verification.FirstBad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Verifies the audit record from the command line: of a running Plimsoll in its own PostgreSQL, of a stopped one by starting
 * that PostgreSQL for the while, or of a database elsewhere. It writes nothing.
 */
public final class VerifyAudit {

    private static final int PORT_LINE_OF_PID_FILE = 3;

    private VerifyAudit() {}

    /** @return whether the record is as it was written */
    public static boolean run(Environment environment) {
        RuntimeSettings settings = RuntimeSettings.of(environment);
        Path folder = settings.dataFolder();
        Path file = environment.getProperty(
                "plimsoll.audit.checkpoints", Path.class, folder.resolve("audit/checkpoints.jsonl"));
        Path publicKey = folder.resolve("audit/checkpoint-key.pub");
        if (!Files.exists(publicKey)) {
            throw new StartupRefusal(
                    "no checkpoint key in %s: name the data folder in PLIMSOLL_DATA".formatted(publicKey));
        }
        Checkpoints checkpoints = new Checkpoints(file, CheckpointKey.publicIn(publicKey));
        if (!settings.postgres().embedded()) {
            return verified(settings.postgres().access(), checkpoints);
        }
        DatabaseAccess running = runningIn(folder);
        if (running != null) {
            return verified(running, checkpoints);
        }
        try (DataFolder data = DataFolder.open(folder, settings.sandbox());
                EmbeddedPostgres postgres = new EmbeddedPostgres(data, new Ports())) {
            postgres.start();
            return verified(postgres.access(), checkpoints);
        }
    }

    private static boolean verified(DatabaseAccess database, Checkpoints checkpoints) {
        try (Connection connection = database.connect()) {
            connection.setReadOnly(true);
            JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            Verification found = new AuditVerification(client).verify(checkpoints);
            say(found);
            return found.ok();
        } catch (SQLException | DataAccessException e) {
            throw new StartupRefusal("the audit record cannot be read: " + e.getMessage(), e);
        }
    }

    private static void say(Verification found) {
        Terminal.say(
                "%d entries, verified to place %d, vouched for by checkpoints to place %d, %d waiting for their place"
                        .formatted(found.entries(), found.verifiedTo(), found.checkpoint(), found.waiting()));
        FirstBad bad = found.firstBad();
        if (bad == null) {
            Terminal.say("ok: the audit record is as it was written");
        } else {
            Terminal.say("FIRST BAD: place %s, entry %s: %s"
                    .formatted(
                            Objects.requireNonNullElse(bad.sequenceNumber(), "none"),
                            Objects.requireNonNullElse(bad.entry(), "none"),
                            bad.reason()));
        }
    }

    /** The server of a running Plimsoll says its port in its cluster; null when none runs. */
    private static @Nullable DatabaseAccess runningIn(Path folder) {
        Path cluster = folder.resolve("postgres");
        Path password = folder.resolve("secrets/postgres-app");
        try {
            if (!Files.exists(cluster.resolve("postmaster.pid"))) {
                return null;
            }
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.size() > PORT_LINE_OF_PID_FILE
                            && Processes.hasArgument(lines.getFirst().strip(), cluster.toString())
                    ? EmbeddedPostgres.access(
                            Integer.parseInt(lines.get(PORT_LINE_OF_PID_FILE).strip()),
                            Files.readString(password).strip())
                    : null;
        } catch (IOException e) {
            throw new StartupRefusal("the data folder %s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
