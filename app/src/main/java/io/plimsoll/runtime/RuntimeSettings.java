package io.plimsoll.runtime;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.Environment;

/**
 * The {@code plimsoll.*} properties that decide how Plimsoll starts; each is also an environment variable, such as
 * {@code PLIMSOLL_DATA} or {@code PLIMSOLL_POSTGRES_URL}.
 *
 * @param data where everything is kept
 * @param bind address the web server listens on
 * @param requiredDiskMib least free space under the data folder: write-ahead log, broker log and an import must fit
 * @param clock where a new sandbox's clock begins; the present when null
 */
record RuntimeSettings(
        @DefaultValue("./data") Path data,
        @DefaultValue("8080") int port,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue("false") boolean sandbox,
        @Nullable Instant clock,
        @DefaultValue("2048") long requiredDiskMib,
        @DefaultValue Postgres postgres,
        @DefaultValue Zeebe zeebe) {

    /** @param url JDBC URL of a PostgreSQL to use; one is started when it is blank */
    record Postgres(
            @DefaultValue("") String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password) {
        boolean embedded() {
            return url.isBlank();
        }

        DatabaseAccess access() {
            return new DatabaseAccess(url, user, password);
        }
    }

    /**
     * @param address gRPC address of a broker to use; one is started when it is blank
     * @param home the unpacked distribution to start
     * @param exporter the jar of the history exporter
     */
    record Zeebe(
            @DefaultValue("") String address,

            @DefaultValue("app/target/runtime/camunda-zeebe-8.5.8")
            Path home,

            @DefaultValue("bpmn/target/plimsoll-bpmn-0.1.0-SNAPSHOT-exporter.jar")
            Path exporter) {
        boolean embedded() {
            return address.isBlank();
        }
    }

    static RuntimeSettings of(Environment environment) {
        try {
            return Binder.get(environment).bindOrCreate("plimsoll", RuntimeSettings.class);
        } catch (BindException e) {
            ConfigurationProperty property = e.getProperty();
            throw new StartupRefusal(
                    "%s cannot be `%s`".formatted(e.getName(), property == null ? "" : property.getValue()), e);
        }
    }

    Path dataFolder() {
        return data.toAbsolutePath().normalize();
    }
}
