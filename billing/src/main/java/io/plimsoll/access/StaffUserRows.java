package io.plimsoll.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table staff_user. */
@Component
class StaffUserRows {

    private final JdbcClient database;

    StaffUserRows(JdbcClient database) {
        this.database = database;
    }

    /** One at a time decides who the first or the last administrator is. */
    void lock() {
        database.sql("lock table staff_user in share row exclusive mode").update();
    }

    boolean isEmpty() {
        return !database.sql("select exists (select from staff_user)")
                .query(Boolean.class)
                .single();
    }

    long administrators() {
        return database.sql("select count(*) from staff_user where not disabled and 'ADMIN' = any (roles)")
                .query(Long.class)
                .single();
    }

    boolean insert(StaffUser user, String passwordHash) {
        return database.sql("""
                insert into staff_user (login, display_name, password_hash, roles, password_is_one_time, created_at)
                values (:login, :displayName, :hash, string_to_array(:roles, ','), :oneTime, :at)
                on conflict (login) do nothing
                """)
                        .param("login", user.login())
                        .param("displayName", user.displayName())
                        .param("hash", passwordHash)
                        .param("roles", Roles.text(user.roles()))
                        .param("oneTime", user.passwordIsOneTime())
                        .param("at", Timestamp.from(user.createdAt()))
                        .update()
                == 1;
    }

    void setPassword(String login, String passwordHash, boolean oneTime) {
        database.sql("""
                update staff_user set password_hash = :hash, password_is_one_time = :oneTime where login = :login
                """)
                .param("hash", passwordHash)
                .param("oneTime", oneTime)
                .param("login", login)
                .update();
    }

    void change(String login, String displayName, Set<Role> roles, boolean disabled) {
        database.sql("""
                update staff_user
                set display_name = :displayName, roles = string_to_array(:roles, ','), disabled = :disabled
                where login = :login
                """)
                .param("displayName", displayName)
                .param("roles", Roles.text(roles))
                .param("disabled", disabled)
                .param("login", login)
                .update();
    }

    Optional<WithHash> find(String login) {
        return database.sql("""
                select login, display_name, array_to_string(roles, ',') as roles, password_is_one_time, disabled,
                       created_at, password_hash
                from staff_user
                where login = :login
                """)
                .param("login", login)
                .query((row, number) -> new WithHash(user(row), row.getString("password_hash")))
                .optional();
    }

    List<StaffUser> list() {
        return database.sql("""
                select login, display_name, array_to_string(roles, ',') as roles, password_is_one_time, disabled,
                       created_at
                from staff_user
                order by login
                """).query((row, number) -> user(row)).list();
    }

    private static StaffUser user(ResultSet row) throws SQLException {
        return new StaffUser(
                row.getString("login"),
                row.getString("display_name"),
                Roles.parse(row.getString("roles")),
                row.getBoolean("password_is_one_time"),
                row.getBoolean("disabled"),
                row.getTimestamp("created_at").toInstant());
    }

    record WithHash(StaffUser user, String passwordHash) {}
}
