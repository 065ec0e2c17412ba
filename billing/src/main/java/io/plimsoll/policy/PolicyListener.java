package io.plimsoll.policy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A connection of its own on which PostgreSQL tells that something was activated, by whichever node, also in plain SQL. Needs
 * a session of its own: a connection pooler between us and PostgreSQL must not share sessions.
 */
public final class PolicyListener implements AutoCloseable {

    private static final Duration ASKED_AFTER = Duration.ofSeconds(30);
    private static final int ANSWERS_WITHIN_SECONDS = 5;

    private final Connection connection;
    private Duration silence = Duration.ZERO;

    private PolicyListener(Connection connection) {
        this.connection = connection;
    }

    /** Hears of what is committed from now on; look once yourself for what was committed before. */
    public static PolicyListener open(DataSource database) {
        PolicyListener listener = new PolicyListener(connection(database));
        try (Statement listen = listener.connection.createStatement()) {
            listen.execute("listen policy_activation");
            return listener;
        } catch (SQLException e) {
            listener.close();
            throw lost(e);
        }
    }

    /** Waits for news until the time is up; refused when the connection is lost. */
    public boolean heard(Duration within) {
        try {
            PGNotification[] news = connection.unwrap(PGConnection.class).getNotifications((int) within.toMillis());
            if (news != null && news.length > 0) {
                silence = Duration.ZERO;
                return true;
            }
            silence = silence.plus(within);
            // A server that vanished sends nothing, which looks like no news.
            if (silence.compareTo(ASKED_AFTER) >= 0) {
                silence = Duration.ZERO;
                if (!connection.isValid(ANSWERS_WITHIN_SECONDS)) {
                    throw new SQLException("expected the database to answer, but it is silent");
                }
            }
            return false;
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** The node ends. Said on this connection: where it is lost there is nobody to tell, and no time to wait for another. */
    public void leave(String node) {
        try (PreparedStatement forget = connection.prepareStatement("delete from policy_node where node_id = ?")) {
            forget.setString(1, node);
            forget.executeUpdate();
        } catch (SQLException e) {
            // Others see it silent, and forget it in minutes.
        }
    }

    /** Returns the connection to its pool, deaf. */
    @Override
    public void close() {
        try (Statement unlisten = connection.createStatement()) {
            unlisten.execute("unlisten *");
        } catch (SQLException e) {
            // Lost already; the pool will find out as well.
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }

    private static Connection connection(DataSource database) {
        try {
            Connection connection = database.getConnection();
            connection.setAutoCommit(true);
            return connection;
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    private static DataAccessResourceFailureException lost(SQLException cause) {
        return new DataAccessResourceFailureException(
                "expected to hear of activations, but the connection is lost", cause);
    }
}
