package io.plimsoll.runtime;

import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Looks at the machine and starts the parts as soon as the settings are known, before there is a Spring context; stops them
 * after the context has closed.
 */
public final class StartRuntime {

    private final PlimsollRuntime runtime = new PlimsollRuntime();

    private StartRuntime() {}

    /** Makes the application start its parts. Tests that bring their own parts do not call this. */
    public static void with(SpringApplication application) {
        StartRuntime start = new StartRuntime();
        SpringApplication.getShutdownHandlers().add(start.runtime::close);
        application.addListeners(new Preflight(start.runtime), new Parts(start.runtime), new Ready());
    }

    /** Before logging begins, because log files are kept in the data folder and a refusal must leave no trace there. */
    private record Preflight(PlimsollRuntime runtime)
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            ConfigurableEnvironment environment = event.getEnvironment();
            RuntimeSettings settings = RuntimeSettings.of(environment);
            Disk.requireRoom(settings.dataFolder(), settings.requiredDiskMib());
            Ports.requireFree(settings.bind(), settings.port());
            if (settings.zeebe().embedded()) {
                EmbeddedZeebe.requireParts(
                        settings.zeebe().home(), settings.zeebe().exporter());
            }
            DataFolder data = runtime.use(DataFolder.open(settings.dataFolder(), settings.sandbox()));
            runtime.property("plimsoll.data", data.path().toString());
            runtime.property("plimsoll.sandbox", data.sandbox());
            environment.getPropertySources().addFirst(new MapPropertySource("plimsollRuntime", runtime.properties()));
        }

        @Override
        public int getOrder() {
            return LoggingApplicationListener.DEFAULT_ORDER - 1;
        }
    }

    private record Parts(PlimsollRuntime runtime) implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            RuntimeSettings settings = RuntimeSettings.of(event.getEnvironment());
            Ports ports = new Ports();
            DatabaseAccess database = database(settings, ports);
            runtime.property("spring.datasource.url", database.url());
            runtime.property("spring.datasource.username", database.user());
            runtime.property("spring.datasource.password", database.password());
            startZeebe(settings, ports, database);
        }

        private DatabaseAccess database(RuntimeSettings settings, Ports ports) {
            if (!settings.postgres().embedded()) {
                return settings.postgres().access();
            }
            EmbeddedPostgres postgres = runtime.own(new EmbeddedPostgres(runtime.data(), ports));
            postgres.start();
            return postgres.access();
        }

        private void startZeebe(RuntimeSettings settings, Ports ports, DatabaseAccess database) {
            if (!settings.zeebe().embedded()) {
                return;
            }
            Path home = settings.zeebe().home().toAbsolutePath();
            Path exporter = settings.zeebe().exporter().toAbsolutePath();
            SandboxTime sandboxTime = runtime.data().sandbox()
                    ? new SandboxTime(database, settings.clock(), InstantSource.system())
                    : null;
            EmbeddedZeebe zeebe = runtime.own(new EmbeddedZeebe(
                    runtime.data(), home, ports, new HistoryExporter(exporter, database), sandboxTime));
            zeebe.start();
            runtime.property("plimsoll.zeebe.address", zeebe.address());
            runtime.property("plimsoll.zeebe.rest-address", zeebe.restAddress());
            runtime.property("plimsoll.zeebe.management-address", zeebe.managementAddress());
        }
    }

    private record Ready() implements ApplicationListener<ApplicationReadyEvent> {

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            Environment environment = event.getApplicationContext().getEnvironment();
            String port = environment.getProperty("local.server.port");
            if (port != null) {
                Terminal.say("Plimsoll is ready at http://%s:%s/ with its data in %s. Ctrl-C stops it."
                        .formatted(
                                environment.getProperty("plimsoll.bind"),
                                port,
                                environment.getProperty("plimsoll.data")));
            }
        }
    }
}
