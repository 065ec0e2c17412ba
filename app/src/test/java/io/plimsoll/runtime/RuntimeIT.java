package io.plimsoll.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The parts in a process of their own, killed and stopped as an operator or a power switch would. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RuntimeIT {

    private static final Path ZEEBE =
            Path.of("target/runtime/camunda-zeebe-8.5.8").toAbsolutePath();

    private static final Path EXPORTER =
            Path.of("../bpmn/target/plimsoll-bpmn-0.1.0-SNAPSHOT-exporter.jar").toAbsolutePath();

    @TempDir
    Path temp;

    private final List<Process> programs = new ArrayList<>();

    @AfterEach
    void stopWhatATestLeftBehind() throws InterruptedException {
        programs.forEach(Process::destroyForcibly);
        for (Process program : programs) {
            program.waitFor();
        }
        children().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void stopsItsChildrenWhenInterrupted() throws Exception {
        Process program = start();
        assertThat(line(program)).startsWith("ready with 1 starts");
        assertThat(children()).isNotEmpty();

        signal("INT", program);

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(children()).isEmpty();
        assertThat(temp.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void cleansUpAfterAKillAndFindsItsDataAgain() throws Exception {
        Process killed = start();
        assertThat(line(killed)).startsWith("ready with 1 starts");
        Set<Long> orphans = pids(children());

        killed.destroyForcibly().waitFor();
        assertThat(pids(children())).isEqualTo(orphans).hasSizeGreaterThanOrEqualTo(2);

        Process next = start();
        assertThat(line(next)).startsWith("ready with 2 starts");
        assertThat(pids(children())).doesNotContainAnyElementsOf(orphans).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void startsABrokerThatDiedAgainAtTheSandboxsTime() throws Exception {
        Process program = start(Map.of("plimsoll.sandbox", true, "plimsoll.clock", "2015-05-01T00:00:00Z"));
        String brokerAddress = line(program).replaceAll(".*broker at ", "");
        ProcessHandle broker =
                children().stream().filter(RuntimeIT::isBroker).findFirst().orElseThrow();

        broker.destroyForcibly();

        awaitReady(brokerAddress);
        assertThat(children().stream().filter(RuntimeIT::isBroker))
                .hasSize(1)
                .noneMatch(again -> again.pid() == broker.pid());
        assertThat(get(brokerAddress + "/actuator/clock").body()).contains("\"instant\":\"2015-05-01T00:");
    }

    @Test
    void refusesWhatCannotWorkInOneLine() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();
            assertThat(refusal("plimsoll.port", port))
                    .isEqualTo("plimsoll: port %d is busy: stop what uses it, or name another one in PLIMSOLL_PORT"
                            .formatted(port));
        }
        assertThat(refusal("plimsoll.port", "eighty")).isEqualTo("plimsoll: plimsoll.port cannot be `eighty`");
        assertThat(refusal("plimsoll.required-disk-mib", 900_000_000)).contains("too little disk");
        assertThat(refusal("plimsoll.zeebe.home", temp)).contains("no Zeebe distribution in " + temp);

        Path foreign = Files.createDirectories(temp.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.txt"), "not ours");
        assertThat(refusal("plimsoll.data", foreign)).contains("not Plimsoll's");
        assertThat(children()).isEmpty();
    }

    private String refusal(String property, Object value) throws IOException, InterruptedException {
        Process program = start(Map.of(property, value));
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).isEqualTo(1);
        assertThat(printed.strip().lines()).hasSize(1);
        return printed.strip();
    }

    private Process start() throws IOException {
        return start(Map.of());
    }

    private Process start(Map<String, Object> changed) throws IOException {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "plimsoll.port",
                0,
                "plimsoll.data",
                temp.resolve("data"),
                "plimsoll.zeebe.home",
                ZEEBE,
                "plimsoll.zeebe.exporter",
                EXPORTER));
        properties.putAll(changed);
        // A build that runs in the background is deaf to SIGINT, and so would be all it starts.
        List<String> words = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RuntimeProgram.class.getName()));
        properties.forEach((name, value) -> words.add("--" + name + "=" + value));
        Process program = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .directory(temp.toFile())
                .start();
        programs.add(program);
        return program;
    }

    private static String line(Process program) throws IOException {
        BufferedReader output = program.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready")) {
                return line;
            }
        }
        throw new AssertionError("expected the program to become ready, but it ended");
    }

    private static void signal(String name, Process program) throws IOException, InterruptedException {
        new ProcessBuilder("bash", "-c", "kill -%s %d".formatted(name, program.pid()))
                .start()
                .waitFor();
    }

    /** Everything that works on the test's data folder, apart from the programs themselves. */
    private List<ProcessHandle> children() {
        String data = temp.resolve("data").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> Processes.arguments(process.pid()).stream()
                        .anyMatch(word -> word.equals(data + "/postgres")
                                || (word.startsWith("-Dplimsoll.data=") && word.endsWith(":" + data))))
                .toList();
    }

    private static boolean isBroker(ProcessHandle process) {
        return Processes.arguments(process.pid()).contains("io.camunda.zeebe.broker.StandaloneBroker");
    }

    private static Set<Long> pids(List<ProcessHandle> processes) {
        return processes.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private static void awaitReady(String address) throws InterruptedException {
        while (true) {
            try {
                if (get(address + "/actuator/health/readiness").statusCode() == 200) {
                    return;
                }
            } catch (IOException _) {
                // Not listening yet; the test's own limit ends the wait.
            }
            Thread.sleep(250);
        }
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
