package io.plimsoll;

import io.plimsoll.runtime.StartRuntime;
import io.plimsoll.runtime.StartupRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one executable. */
@SpringBootApplication
public class Plimsoll {

    /** Half a day before the demo company's first subscription begins, wherever its customer is. */
    private static final String DEMO_CLOCK = "2025-12-31T12:00:00Z";

    public static void main(String[] args) {
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
