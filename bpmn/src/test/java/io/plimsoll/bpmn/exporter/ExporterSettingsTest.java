package io.plimsoll.bpmn.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExporterSettingsTest {

    private static final String URL = "jdbc:postgresql://127.0.0.1:5432/plimsoll";

    @Test
    void readsNamesTheWayTheBrokerPassesEnvironmentVariables() {
        ExporterSettings settings = ExporterSettings.of(
                Map.of("jdbcurl", URL, "batchsize", "50", "flushintervalmillis", 20, "user", "exporter"), name -> null);

        assertThat(settings)
                .isEqualTo(
                        new ExporterSettings(URL, "exporter", null, 50, Duration.ofMillis(20), Duration.ofSeconds(5)));
    }

    @Test
    void readsNamesTheWayTheyStandInAFile() {
        assertThat(ExporterSettings.of(Map.of("jdbcUrl", URL, "batch-size", 7), name -> null)
                        .batchSize())
                .isEqualTo(7);
    }

    @Test
    void takesThePasswordFromTheNamedVariable() {
        ExporterSettings settings = ExporterSettings.of(
                Map.of("jdbcUrl", URL, "passwordVariable", "SECRET"), name -> name.equals("SECRET") ? "open" : null);

        assertThat(settings.password()).isEqualTo("open");
        assertThat(settings.toString()).doesNotContain("open");
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertRefused(Map.of(), "expected the exporter argument `jdbcUrl`, but it is missing");
        assertRefused(
                Map.of("jdbcUrl", "jdbc:h2:mem:x"),
                "expected a jdbcUrl that starts with `jdbc:postgresql:`, but it does not");
        assertRefused(
                Map.of("jdbcUrl", URL, "passwordVariable", "SECRET"),
                "expected the password in environment variable `SECRET`, but it is not set");
        assertRefused(
                Map.of("jdbcUrl", URL, "batchSize", "many"), "expected a whole number as batchSize, but got `many`");
        assertRefused(Map.of("jdbcUrl", URL, "batchSize", 0), "expected a batchSize of 1 to 10000, but got 0");
    }

    private static void assertRefused(Map<String, Object> arguments, String message) {
        assertThatThrownBy(() -> ExporterSettings.of(arguments, name -> null)).hasMessage(message);
    }
}
