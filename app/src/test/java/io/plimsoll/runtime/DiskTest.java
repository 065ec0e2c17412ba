package io.plimsoll.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {

    @Test
    void saysHowMuchIsFreeAndHowMuchIsNeeded(@TempDir Path temp) {
        assertThatExceptionOfType(StartupRefusal.class)
                .isThrownBy(() -> Disk.requireRoom(temp, Long.MAX_VALUE))
                .withMessageMatching("too little disk for the data folder .*: \\d+ MiB free, \\d+ MiB needed");
    }

    @Test
    void looksAtTheDiskOfAFolderThatDoesNotExistYet(@TempDir Path temp) {
        assertThatCode(() -> Disk.requireRoom(temp.resolve("not/yet"), 1)).doesNotThrowAnyException();
    }
}
