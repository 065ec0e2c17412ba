package io.plimsoll.runtime;

import java.sql.SQLException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;

/**
 * The parts without the app, as a process of its own that tests may kill: starts them, keeps one row per start, says
 * {@code ready} and how many rows it found, and waits.
 */
final class RuntimeProgram {

    private RuntimeProgram() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws InterruptedException {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        StartRuntime.with(application);
        try {
            var environment = application.run(args).getEnvironment();
            DatabaseAccess database = new DatabaseAccess(
                    environment.getRequiredProperty("spring.datasource.url"),
                    environment.getRequiredProperty("spring.datasource.username"),
                    environment.getRequiredProperty("spring.datasource.password"));
            System.out.println("ready with " + startsCountedIn(database) + " starts, broker at "
                    + environment.getRequiredProperty("plimsoll.zeebe.management-address"));
            Thread.currentThread().join();
        } catch (StartupRefusal _) {
            System.exit(1);
        }
    }

    private static int startsCountedIn(DatabaseAccess database) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists start (started_at timestamptz default now())");
            statement.execute("insert into start default values");
            try (var count = statement.executeQuery("select count(*) from start")) {
                count.next();
                return count.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
