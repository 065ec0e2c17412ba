package io.plimsoll.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the disk under the data folder has room to work. */
final class Disk {

    private static final long MIB = 1024L * 1024;

    private Disk() {}

    static void requireRoom(Path folder, long requiredMib) {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            long freeMib = Files.getFileStore(existing).getUsableSpace() / MIB;
            if (freeMib < requiredMib) {
                throw new StartupRefusal("too little disk for the data folder %s: %d MiB free, %d MiB needed"
                        .formatted(folder, freeMib, requiredMib));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
