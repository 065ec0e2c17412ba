package io.plimsoll.bpmn.exporter;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the broker's configuration tells the exporter; the README of this module lists the arguments.
 *
 * @param batchSize the most rows one transaction writes
 * @param flushInterval the longest a record waits for its transaction
 * @param statementTimeout how long PostgreSQL may take for one statement, and the socket a little longer
 */
record ExporterSettings(
        String jdbcUrl,
        @Nullable String user,
        @Nullable String password,
        int batchSize,
        Duration flushInterval,
        Duration statementTimeout) {

    private static final int MOST_ROWS_IN_A_BATCH = 10_000;

    ExporterSettings {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "expected a jdbcUrl that starts with `jdbc:postgresql:`, but it does not");
        }
        if (batchSize < 1 || batchSize > MOST_ROWS_IN_A_BATCH) {
            throw new IllegalArgumentException(
                    "expected a batchSize of 1 to " + MOST_ROWS_IN_A_BATCH + ", but got " + batchSize);
        }
        if (!flushInterval.isPositive() || !statementTimeout.isPositive()) {
            throw new IllegalArgumentException("expected positive times, but got flushIntervalMillis "
                    + flushInterval.toMillis() + " and statementTimeoutMillis " + statementTimeout.toMillis());
        }
    }

    /**
     * Reads the exporter's arguments. Their names are compared without case, dashes and underscores, because the broker
     * turns environment variables into lower-case names.
     *
     * @param environment answers environment variables, null when there is none of that name
     */
    static ExporterSettings of(Map<String, Object> arguments, Function<String, @Nullable String> environment) {
        Map<String, String> given = new TreeMap<>();
        arguments.forEach((name, value) -> given.put(plain(name), String.valueOf(value)));
        String url = given.get("jdbcurl");
        if (url == null) {
            throw new IllegalArgumentException("expected the exporter argument `jdbcUrl`, but it is missing");
        }
        return new ExporterSettings(
                url,
                given.get("user"),
                password(given, environment),
                number(given, "batchSize", 1_000),
                Duration.ofMillis(number(given, "flushIntervalMillis", 200)),
                Duration.ofMillis(number(given, "statementTimeoutMillis", 5_000)));
    }

    private static @Nullable String password(
            Map<String, String> given, Function<String, @Nullable String> environment) {
        String variable = given.get("passwordvariable");
        if (variable == null) {
            return given.get("password");
        }
        String password = environment.apply(variable);
        if (password == null) {
            throw new IllegalArgumentException(
                    "expected the password in environment variable `" + variable + "`, but it is not set");
        }
        return password;
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        String text = given.get(plain(name));
        try {
            return text == null ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number as " + name + ", but got `" + text + "`", e);
        }
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ExporterSettings[batchSize=%d, flushInterval=%s, statementTimeout=%s]"
                .formatted(batchSize, flushInterval, statementTimeout);
    }
}
