package io.plimsoll.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code ./plimsoll} script, as far as it decides before Java starts. */
class LauncherIT {

    private static final Path SCRIPT = Path.of("../plimsoll").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    @Test
    void saysInOneLineThatAJdkIsMissing() throws Exception {
        Ran ran = run(Map.of("PLIMSOLL_JDKS", temp.toString(), "HOME", temp.toString()), "serve");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.printed().lines())
                .containsExactly(
                        "plimsoll: a JDK 25 or later is needed: install one (such as Eclipse Temurin) or set JAVA_HOME to it");
    }

    @Test
    void passesOverAnOlderJdk() throws Exception {
        Path old = Files.createDirectories(temp.resolve("jdk-24/bin"));
        assertThat(Files.createFile(old.resolve("java")).toFile().setExecutable(true))
                .isTrue();
        assertThat(Files.createFile(old.resolve("javac")).toFile().setExecutable(true))
                .isTrue();
        Files.writeString(temp.resolve("jdk-24/release"), "JAVA_VERSION=\"24.0.2\"\n");

        Ran ran = run(Map.of("PLIMSOLL_JDKS", temp.toString(), "HOME", temp.toString()), "serve");

        assertThat(ran.printed()).contains("a JDK 25 or later is needed");
    }

    @Test
    void showsItsUsageForAnUnknownCommand() throws Exception {
        Ran ran = run(Map.of(), "sevre");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.printed()).contains("unknown command `sevre`").contains("usage: ./plimsoll <command>");
    }

    @Test
    void explainsItself() throws Exception {
        Ran ran = run(Map.of(), "help");
        assertThat(ran.exit()).isZero();
        assertThat(ran.printed()).contains("PLIMSOLL_PORT").contains("PLIMSOLL_DATA");
    }

    private record Ran(int exit, String printed) {}

    private static Ran run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder(SCRIPT.toString());
        script.command().addAll(java.util.List.of(arguments));
        script.environment().clear();
        script.environment().put("PATH", "/usr/bin:/bin");
        script.environment().put("HOME", "/nonexistent");
        script.environment().putAll(environment);
        Process process = script.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), printed);
    }
}
