package io.plimsoll.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxFolderTest {

    @TempDir
    Path data;

    @Test
    void writesAFileWhereItSays() throws IOException {
        String where = new OutboxFolder(data.toString()).write("notifications/000001.txt", "März");
        assertThat(where).isEqualTo("outbox/notifications/000001.txt");
        assertThat(Files.readString(data.resolve(where))).isEqualTo("März");
    }

    @Test
    void replacesAFileThatIsThereAndLeavesNothingBeside() throws IOException {
        OutboxFolder folder = new OutboxFolder(data.toString());
        folder.write("INV-000001.html", "first");
        folder.write("INV-000001.html", "second");
        try (Stream<Path> files = Files.list(data.resolve("outbox"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file)).isEqualTo("second"));
        }
    }
}
