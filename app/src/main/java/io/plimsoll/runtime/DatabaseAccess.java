package io.plimsoll.runtime;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How to reach a database.
 *
 * @param user blank when the URL names it
 * @param password blank when the URL holds it, or none is needed
 */
record DatabaseAccess(String url, String user, String password) {

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (!user.isBlank()) {
            properties.setProperty("user", user);
        }
        if (!password.isBlank()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return "database of " + (user.isBlank() ? "the URL's user" : user);
    }
}
