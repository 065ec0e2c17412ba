package io.plimsoll;

import io.plimsoll.runtime.StartRuntime;
import io.plimsoll.runtime.StartupRefusal;
import io.plimsoll.runtime.Terminal;
import io.plimsoll.runtime.VerifyAudit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The one executable. */
@SpringBootApplication
public class Plimsoll {

    /** Half a day before the demo company's first subscription begins, wherever its customer is. */
    private static final String DEMO_CLOCK = "2025-12-31T12:00:00Z";

    private static final int CHANGED = 3;

    public static void main(String[] args) {
        if (Arrays.asList(args).contains("verify-audit")) {
            verifyAudit(args);
            return;
        }
        SpringApplication application = new SpringApplication(Plimsoll.class);
        StartRuntime.with(application);
        if (Arrays.asList(args).contains("demo")) {
            application.setDefaultProperties(Map.of("plimsoll.clock", DEMO_CLOCK));
        }
        try {
            application.run(Arrays.stream(args)
                    .flatMap(word -> asProperties(word).stream())
                    .toArray(String[]::new));
        } catch (StartupRefusal _) {
            // Already reported, in one line.
            System.exit(1);
        }
    }

    /** Exits with 0 when the record is as it was written, with 3 when it is not, with 1 when that cannot be found out. */
    private static void verifyAudit(String[] args) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        try {
            System.exit(VerifyAudit.run(environment) ? 0 : CHANGED);
        } catch (StartupRefusal refusal) {
            Terminal.error(refusal.getMessage());
            System.exit(1);
        }
    }

    /** The launcher's words become properties; all else goes to Spring as it is. */
    private static List<String> asProperties(String word) {
        return switch (word) {
            case "serve" -> List.of();
            case "demo" -> List.of("--plimsoll.sandbox=true", "--plimsoll.demo=true");
            case "--sandbox" -> List.of("--plimsoll.sandbox=true");
            default -> List.of(word);
        };
    }
}
