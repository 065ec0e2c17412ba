package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Bills a real access log through the API and recounts it with a program that shares no code with Plimsoll. */
// A property of its own gives it a database of its own: the program adds up every invoice there is.
@TestPropertySource(properties = "plimsoll.test=access-log")
class AccessLogIT extends AppTest {

    private static final Path FILE =
            Path.of(System.getProperty("plimsoll.access-log", "../../shared/data/access-log/usage-events.jsonl.gz"));

    @Test
    void billsARealAccessLogToTheCent() throws IOException, InterruptedException {
        if (!Files.isReadable(FILE)) {
            System.err.println("""
                    ############################################################################
                    AccessLogIT did not run: expected the access log at
                    %s
                    Name another place with -Dplimsoll.access-log=FILE.
                    ############################################################################""".formatted(FILE.toAbsolutePath().normalize()));
        }
        assumeTrue(Files.isReadable(FILE), "the access log is absent");

        Process program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        "../scripts/BillAccessLog.java",
                        "http://127.0.0.1:" + port,
                        "sandbox-key-of-tests",
                        FILE.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).isZero();
        assertThat(printed.lines().toList().getLast())
                .isEqualTo("accepted=10000 duplicates=10000 invoices=1753 total=377.97 recount=377.97 difference=0.00");
    }
}
