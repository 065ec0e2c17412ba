package io.plimsoll.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of the embedded broker, as environment variables: unlike command-line words these are readable by the owner
 * of the process alone, and one of them is a password.
 */
final class ZeebeConfiguration {

    private static final String LOOPBACK = "127.0.0.1";

    private ZeebeConfiguration() {}

    static Map<String, String> of(DataFolder data, ZeebePorts ports, HistoryExporter exporter) {
        Map<String, String> settings = new LinkedHashMap<>();
        network(settings, ports);
        settings.put("ZEEBE_BROKER_DATA_DIRECTORY", data.folder("zeebe").toString());
        settings.put("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "32MB");
        settings.put("ZEEBE_BROKER_DATA_SNAPSHOTPERIOD", "5m");
        // Absolute amounts: a big disk that is nearly full still has room for a broker this small.
        settings.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "512MB");
        settings.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "256MB");
        settings.put("ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT", "128MB");
        settings.put("ZEEBE_BROKER_CLUSTER_CLUSTERSIZE", "1");
        settings.put("ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT", "1");
        settings.put("ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR", "1");
        settings.put("ZEEBE_BROKER_THREADS_CPUTHREADCOUNT", "2");
        settings.put("ZEEBE_BROKER_THREADS_IOTHREADCOUNT", "2");
        export(settings, exporter);
        return settings;
    }

    /**
     * A clock that can be moved, and is at once.
     *
     * @param beans what moves it, read by the broker's Spring context
     */
    static Map<String, String> clock(Path beans, Duration ahead) {
        return Map.of(
                "ZEEBE_CLOCK_CONTROLLED", "true",
                "SPRING_MAIN_SOURCES", beans.toUri().toString(),
                "PLIMSOLL_CLOCK_AHEAD", ahead.toString());
    }

    private static void network(Map<String, String> settings, ZeebePorts ports) {
        // Its only client is the app, which has stopped by then; waiting for open connections costs 20 s of every
        // Ctrl-C.
        settings.put("SERVER_SHUTDOWN", "immediate");
        settings.put("SERVER_ADDRESS", LOOPBACK);
        settings.put("SERVER_PORT", Integer.toString(ports.rest()));
        settings.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
        settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management()));
        settings.put("MANAGEMENT_ENDPOINT_CONFIGPROPS_ENABLED", "false");
        settings.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", LOOPBACK);
        settings.put("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", Integer.toString(ports.gateway()));
        settings.put("ZEEBE_BROKER_NETWORK_HOST", LOOPBACK);
        settings.put("ZEEBE_BROKER_NETWORK_ADVERTISEDHOST", LOOPBACK);
        settings.put("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", Integer.toString(ports.command()));
        settings.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", Integer.toString(ports.internal()));
        settings.put("ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS", LOOPBACK + ":" + ports.internal());
    }

    private static void export(Map<String, String> settings, HistoryExporter exporter) {
        String prefix = "ZEEBE_BROKER_EXPORTERS_HISTORY_";
        settings.put(prefix + "CLASSNAME", "io.plimsoll.bpmn.exporter.HistoryExporter");
        settings.put(prefix + "JARPATH", exporter.jar().toString());
        settings.put(prefix + "ARGS_JDBCURL", exporter.database().url());
        settings.put(prefix + "ARGS_USER", exporter.database().user());
        settings.put(prefix + "ARGS_PASSWORD", exporter.database().password());
    }
}
