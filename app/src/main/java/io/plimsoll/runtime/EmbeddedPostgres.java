package io.plimsoll.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL kept in the data folder, for one machine: loopback only, SCRAM passwords made up per folder, every commit on
 * disk before it is answered.
 */
final class EmbeddedPostgres implements AutoCloseable {

    private static final String DATABASE = "plimsoll";
    private static final String USER = "plimsoll";
    private static final String SUPERUSER = "postgres";
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    /** What a lost cable must not be able to undo; checked on the running server. */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private final DataFolder data;
    private final PostgresPrograms programs;
    private final Path cluster;
    private final int port;
    private @Nullable ChildProcess server;

    EmbeddedPostgres(DataFolder data, Ports ports) {
        this.data = data;
        this.programs = new PostgresPrograms(data.path().resolve("programs"));
        this.cluster = data.path().resolve("postgres");
        this.port = ports.free();
    }

    /** Returns when the server answers, durable and with its database. */
    synchronized void start() {
        programs.unpack();
        stopOrphan();
        initialise();
        ChildProcess started = ChildProcess.start("PostgreSQL", serverCommand(), this::stopOrphan);
        server = started;
        awaitAndPrepare(started);
        started.supervise();
    }

    /** A server that outlived its app still holds the cluster: stop it as gently as our own. */
    private void stopOrphan() {
        Path pidFile = cluster.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            String pid = Files.readAllLines(pidFile).getFirst().strip();
            if (Processes.hasArgument(pid, cluster.toString())) {
                stopServer();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialise() {
        if (Files.isDirectory(cluster)) {
            return;
        }
        Path initialising = data.path().resolve("postgres.new");
        try {
            FileSystemUtils.deleteRecursively(initialising);
            data.secret("postgres-superuser");
            ChildProcess.run(
                    "creating the PostgreSQL cluster",
                    programs.command(
                            "initdb",
                            "--pgdata=" + initialising,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + data.path().resolve("secrets/postgres-superuser"),
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--locale=C.UTF-8",
                            "--lc-messages=C"));
            Files.move(initialising, cluster, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder serverCommand() {
        List<String> words = new ArrayList<>(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
        PostgresConfiguration.of(data.folder("logs")).forEach((name, value) -> {
            words.add("-c");
            words.add(name + "=" + value);
        });
        ProcessBuilder command = programs.command("postgres", words.toArray(String[]::new));
        command.redirectErrorStream(true);
        command.redirectOutput(ProcessBuilder.Redirect.appendTo(startLog().toFile()));
        return command;
    }

    private Path startLog() {
        return data.folder("logs").resolve("postgresql-start.log");
    }

    /** Ends sessions, writes a checkpoint and stops: the next start needs no recovery. */
    private void stopServer() {
        String seconds = Long.toString(STOP_PATIENCE.toSeconds());
        ChildProcess.run(
                "stopping PostgreSQL",
                programs.command("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", seconds));
    }

    private void awaitAndPrepare(ChildProcess started) {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        DatabaseAccess superuser = new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                SUPERUSER,
                data.secret("postgres-superuser"));
        while (true) {
            try (Connection connection = superuser.connect()) {
                requireDurable(connection);
                createDatabase(connection);
                return;
            } catch (SQLException e) {
                if (!started.isAlive() || System.nanoTime() > deadline) {
                    throw new StartupRefusal(
                            "PostgreSQL does not start: %s (see %s)".formatted(e.getMessage(), startLog()), e);
                }
                pause();
            }
        }
    }

    private static void requireDurable(Connection connection) throws SQLException {
        for (Map.Entry<String, String> law : DURABLE.entrySet()) {
            try (var statement = connection.createStatement();
                    var answer = statement.executeQuery("show " + law.getKey())) {
                answer.next();
                if (!answer.getString(1).equals(law.getValue())) {
                    throw new StartupRefusal(
                            "expected PostgreSQL with %s=%s, but it is %s: a power cut would lose money"
                                    .formatted(law.getKey(), law.getValue(), answer.getString(1)));
                }
            }
        }
    }

    /** The app's own role is no superuser: what reaches the database through it cannot leave the database. */
    private void createDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = '" + USER + "'")) {
                statement.execute("create role %s login password '%s'".formatted(USER, appPassword()));
            }
            if (!exists(connection, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database %s owner %s".formatted(DATABASE, USER));
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            return answer.next();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupRefusal("interrupted while PostgreSQL was starting", e);
        }
    }

    DatabaseAccess access() {
        return access(port, appPassword());
    }

    /** To a server that another process of ours runs. */
    static DatabaseAccess access(int port, String password) {
        return new DatabaseAccess("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE), USER, password);
    }

    private String appPassword() {
        return data.secret("postgres-app");
    }

    @Override
    public synchronized void close() {
        ChildProcess running = server;
        if (running != null) {
            running.stop(process -> stopServer(), STOP_PATIENCE.plusSeconds(5));
        }
    }
}
