package io.plimsoll.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temp;

    @Test
    void createsAFolderThatOnlyItsOwnerReads() throws IOException {
        try (DataFolder data = DataFolder.open(temp.resolve("new/data"), false)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void keepsItsIdentityAndSecretsOverRestarts() throws IOException {
        String id;
        String secret;
        try (DataFolder data = DataFolder.open(temp, false)) {
            id = data.id();
            secret = data.secret("postgres");
        }
        try (DataFolder data = DataFolder.open(temp, false)) {
            assertThat(data.id()).isEqualTo(id).hasSize(32);
            assertThat(data.secret("postgres")).isEqualTo(secret).hasSize(64);
            assertThat(data.secret("other")).isNotEqualTo(secret);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("secrets/postgres"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAFolderThatHoldsSomethingElseAndLeavesItUntouched() throws IOException {
        Files.writeString(temp.resolve("thesis.txt"), "not ours");

        refuses(false, "not empty and not Plimsoll's");
        try (var entries = Files.list(temp)) {
            assertThat(entries).containsExactly(temp.resolve("thesis.txt"));
        }
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(temp.resolve("data"), "");
        assertThatExceptionOfType(StartupRefusal.class)
                .isThrownBy(() -> DataFolder.open(file, false))
                .withMessageContaining("is a file");
    }

    @Test
    void refusesAFolderOfANewerPlimsoll() throws IOException {
        Files.writeString(temp.resolve("plimsoll-data.properties"), "format=2\nid=a\nsandbox=false\n");
        refuses(false, "newer Plimsoll (format 2; this one reads 1)");
    }

    @Test
    void refusesADamagedMarker() throws IOException {
        Files.writeString(temp.resolve("plimsoll-data.properties"), "");
        refuses(false, "damaged marker");
    }

    @Test
    void refusesASecondInstance() {
        try (DataFolder _ = DataFolder.open(temp, false)) {
            refuses(false, "in use by another running Plimsoll");
        }
        DataFolder.open(temp, false).close();
    }

    @Test
    void refusesToTurnRealDataIntoASandbox() {
        DataFolder.open(temp, false).close();
        refuses(true, "a sandbox would move its clock");
    }

    @Test
    void remembersThatItIsASandbox() {
        DataFolder.open(temp, true).close();
        try (DataFolder data = DataFolder.open(temp, false)) {
            assertThat(data.sandbox()).isTrue();
        }
    }

    @Test
    void recoversFromAKillBetweenLockAndMarker() throws IOException {
        Files.createFile(temp.resolve("lock"));
        Files.writeString(temp.resolve("plimsoll-data.properties.new"), "forma");
        try (DataFolder data = DataFolder.open(temp, false)) {
            assertThat(data.id()).isNotEmpty();
        }
    }

    private void refuses(boolean sandbox, String reason) {
        assertThatExceptionOfType(StartupRefusal.class)
                .isThrownBy(() -> DataFolder.open(temp, sandbox))
                .withMessageContaining(reason)
                .withMessageContaining(temp.toString());
    }
}
