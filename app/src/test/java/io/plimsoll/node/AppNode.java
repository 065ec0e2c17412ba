package io.plimsoll.node;

import io.plimsoll.Plimsoll;
import io.plimsoll.PlimsollDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** One of several apps on a database: a Spring context of its own on a port of its own, in a sandbox. */
final class AppNode implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private AppNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** With a broker that cannot be reached, unless {@code more} names one. */
    static AppNode start(String name, DataSource database, String clock, Map<String, String> more) {
        SpringApplication application = new SpringApplication(Plimsoll.class);
        String[] always = {
            "plimsoll.node=" + name,
            "server.port=0",
            "spring.datasource.url=" + named(PlimsollDatabase.url(database), name),
            "spring.datasource.username=postgres",
            "spring.datasource.password=",
            "plimsoll.data=" + folder(),
            "plimsoll.sandbox=true",
            "plimsoll.clock=" + clock,
            "plimsoll.zeebe.address=http://127.0.0.1:1",
            "plimsoll.zeebe.rest-address=http://127.0.0.1:1",
            "logging.file.name=target/" + name + ".log"
        };
        Stream<String> properties =
                more.entrySet().stream().map(property -> property.getKey() + "=" + property.getValue());
        return new AppNode(application.run(Stream.concat(Stream.of(always), properties)
                .map(property -> "--" + property)
                .toArray(String[]::new)));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    <T> T get(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }

    /** So that PostgreSQL shows whose connection is whose. */
    private static String named(String url, String name) {
        return url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + name;
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("plimsoll-node").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
