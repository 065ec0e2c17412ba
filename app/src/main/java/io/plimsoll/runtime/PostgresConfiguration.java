package io.plimsoll.runtime;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of the embedded PostgreSQL: sized for a laptop with two cores that it shares with the app and a broker. */
final class PostgresConfiguration {

    private PostgresConfiguration() {}

    static Map<String, String> of(Path logs) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "80");

        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");

        settings.put("shared_buffers", "256MB");
        settings.put("effective_cache_size", "1GB");
        settings.put("work_mem", "16MB");
        settings.put("maintenance_work_mem", "128MB");
        settings.put("max_wal_size", "2GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("max_worker_processes", "4");
        settings.put("max_parallel_workers_per_gather", "1");
        // Statements here are short and many; compiling them costs more than it saves.
        settings.put("jit", "off");
        settings.put("random_page_cost", "1.1");

        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // One file per weekday, overwritten a week later: bounded without a cron job.
        settings.put("logging_collector", "on");
        settings.put("log_directory", logs.toString());
        settings.put("log_filename", "postgresql-%a.log");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_rotation_age", "1d");
        settings.put("log_rotation_size", "0");
        return settings;
    }
}
