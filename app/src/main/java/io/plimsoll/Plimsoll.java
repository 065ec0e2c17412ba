package io.plimsoll;

import io.plimsoll.runtime.StartRuntime;
import io.plimsoll.runtime.StartupRefusal;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one executable. */
@SpringBootApplication
public class Plimsoll {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(Plimsoll.class);
        StartRuntime.with(application);
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
