package io.plimsoll.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.AppTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

class VerifyAuditIT extends AppTest {

    @Autowired
    private Environment app;

    @Test
    void verifiesFromTheCommandLineBesideARunningApp() {
        assertThat(VerifyAudit.run(settings(app.getRequiredProperty("plimsoll.data"))))
                .isTrue();
    }

    @Test
    void saysInOneLineThatADataFolderHoldsNoKey(@TempDir Path empty) {
        assertThatThrownBy(() -> VerifyAudit.run(settings(empty.toString())))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("no checkpoint key in");
    }

    private MockEnvironment settings(String data) {
        return new MockEnvironment()
                .withProperty("plimsoll.data", data)
                .withProperty("plimsoll.postgres.url", app.getRequiredProperty("spring.datasource.url"))
                .withProperty("plimsoll.postgres.user", "postgres");
    }
}
