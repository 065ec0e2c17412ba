package io.plimsoll.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Shows that somebody works on a request: an advisory lock on a connection of its own. PostgreSQL lets it go when the
 * connection ends, so a killed process cannot keep it, and no clocks are compared. Needs a session of its own: a
 * connection pooler between us and PostgreSQL must not share sessions.
 */
final class RequestLock implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient session;
    private final String name;

    private RequestLock(Connection connection, String name) {
        this.connection = connection;
        this.session = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.name = name;
    }

    /** Empty when another process, or another thread of this one, works on the request. */
    static Optional<RequestLock> tryAcquire(DataSource dataSource, String queue, long request) {
        RequestLock lock = new RequestLock(open(dataSource), queue + ":" + request);
        boolean acquired = false;
        try {
            acquired = lock.tryAcquire();
            return acquired ? Optional.of(lock) : Optional.empty();
        } finally {
            if (!acquired) {
                JdbcUtils.closeConnection(lock.connection);
            }
        }
    }

    @Override
    public void close() {
        try {
            session.sql("select pg_advisory_unlock(hashtextextended(:name, 0))")
                    .param("name", name)
                    .query(Boolean.class)
                    .single();
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }

    private boolean tryAcquire() {
        // A machine that vanishes closes no connection: the server asks after 30 s of silence and gives up 30 s later.
        session.sql("""
                        select set_config('tcp_keepalives_idle', '30', false),
                               set_config('tcp_keepalives_interval', '10', false),
                               set_config('tcp_keepalives_count', '3', false)
                        """).query().singleRow();
        return session.sql("select pg_try_advisory_lock(hashtextextended(:name, 0))")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    private static Connection open(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            connection.setAutoCommit(true);
            return connection;
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("expected a connection for a lock", e);
        }
    }
}
