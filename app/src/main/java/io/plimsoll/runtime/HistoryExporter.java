package io.plimsoll.runtime;

import java.nio.file.Path;

/**
 * What the broker loads to write its history.
 *
 * @param jar the exporter with all it needs, apart from the broker's own libraries
 * @param database where the history goes
 */
record HistoryExporter(Path jar, DatabaseAccess database) {}
