package dev.fleetledger.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.folder.Secrets;
import dev.fleetledger.parts.Login;
import dev.fleetledger.parts.kafka.KafkaConnection;

/** The environment variables of each service. */
record Environments(Addresses addresses, DataFolder data, Secrets secrets) {

    Map<String, String> issuer() {
        return merge(serverAddress(addresses.issuer()), Map.of(
                "FLEETLEDGER_ISSUER", addresses.issuer().toString(),
                "FLEETLEDGER_ISSUER_DATA", data.resolve("issuer").toString(),
                "FLEETLEDGER_CONSOLE_SECRET", secrets.console(),
                "FLEETLEDGER_CONSOLE_URL", addresses.console().toString()));
    }

    Map<String, String> commandSide(String firstFleetAdmin) {
        return merge(service("command-side", addresses.commandSide(), secrets.databaseLogins().command()),
                kafka(secrets.kafkaLogins().commandSide()).environment(), Map.of(
                        "FLEETLEDGER_FIRST_FLEET_ADMIN", firstFleetAdmin,
                        "FLEETLEDGER_QUERY_URL", addresses.querySide().toString()));
    }

    Map<String, String> querySide() {
        return merge(service("query-side", addresses.querySide(), secrets.databaseLogins().query()),
                kafka(secrets.kafkaLogins().querySide()).environment(), Map.of(
                        "FLEETLEDGER_COMMAND_URL", addresses.commandSide().toString()));
    }

    Map<String, String> console(List<URI> readiness) {
        return merge(serverAddress(addresses.console()), management("console"), database(secrets.databaseLogins().console()), Map.of(
                "FLEETLEDGER_SESSION_SECRET", secrets.sessions(),
                "FLEETLEDGER_ISSUER", addresses.issuer().toString(),
                "FLEETLEDGER_CONSOLE_SECRET", secrets.console(),
                "FLEETLEDGER_COMMAND_URL", addresses.commandSide().toString(),
                "FLEETLEDGER_QUERY_URL", addresses.querySide().toString(),
                "FLEETLEDGER_READINESS_URLS", readiness.stream().map(URI::toString).collect(Collectors.joining(","))));
    }

    Map<String, String> simulation(String cluster) {
        return simulation(List.of(cluster));
    }

    /** @param clusters the clusters of this process */
    Map<String, String> simulation(List<String> clusters) {
        return Map.of(
                "FLEETLEDGER_SIMULATION_PORT", Integer.toString(addresses.cluster(clusters.getFirst()).getPort()),
                "FLEETLEDGER_SIMULATION_CLUSTERS", String.join(",", clusters),
                "FLEETLEDGER_SIMULATION_DATA", data.resolve("simulation").toString(),
                "FLEETLEDGER_SIMULATION_KUBECONFIG_DIR", data.kubeconfigs().toString(),
                "FLEETLEDGER_SIMULATION_TOKEN", secrets.simulation());
    }

    /** @param settings the content of the join manifest's Secret */
    Map<String, String> agent(String cluster, Map<String, String> settings) {
        return merge(settings, Map.of(
                "FLEETLEDGER_CLUSTER", cluster,
                "FLEETLEDGER_KAFKA", addresses.kafka(),
                "FLEETLEDGER_HEALTH_PORT", Integer.toString(addresses.agent(cluster).getPort()),
                // As in the join manifest.
                "FLEETLEDGER_INTERVAL_FULL_REPORT", "PT1H",
                "MALLOC_ARENA_MAX", "1",
                "KUBECONFIG", data.agentKubeconfig(cluster).toString()));
    }

    /** Contains one file for each agent of a process that runs many agents. */
    Path agentsFolder() {
        return data.resolve("agents").resolve("together");
    }

    Map<String, String> agents() {
        return merge(kafka(secrets.kafkaLogins().admin()).adminEnvironment(), Map.of(
                "FLEETLEDGER_AGENTS", agentsFolder().toString(),
                // Half the default frequency: otherwise a thousand agents send 600 requests a second to API servers on the same machine.
                "FLEETLEDGER_INTERVAL_API_PROBE", "PT10S",
                "FLEETLEDGER_INTERVAL_LEASE", "PT30S",
                "FLEETLEDGER_INTERVAL_FULL_REPORT", "PT1H",
                "FLEETLEDGER_HEALTH_PORT", Integer.toString(addresses.agents().getPort())));
    }

    private KafkaConnection kafka(Login login) {
        return new KafkaConnection(addresses.kafka(), Optional.of(login));
    }

    private Map<String, String> service(String name, URI address, Login login) {
        return merge(serverAddress(address), management(name), database(login), Map.of(
                "FLEETLEDGER_ISSUER", addresses.issuer().toString(),
                "FLEETLEDGER_REPORT_SECRET", secrets.reports()));
    }

    private Map<String, String> database(Login login) {
        var owner = secrets.databaseLogins().owner();
        return Map.of(
                "FLEETLEDGER_DB_URL", addresses.jdbcUrl(),
                "FLEETLEDGER_DB_USER", login.user(),
                "FLEETLEDGER_DB_PASSWORD", login.password(),
                "FLEETLEDGER_DB_OWNER_USER", owner.user(),
                "FLEETLEDGER_DB_OWNER_PASSWORD", owner.password());
    }

    private static Map<String, String> serverAddress(URI address) {
        return Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT", Integer.toString(address.getPort()));
    }

    private Map<String, String> management(String process) {
        return Map.of("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1",
                "MANAGEMENT_SERVER_PORT", Integer.toString(addresses.management(process).getPort()));
    }

    @SafeVarargs
    private static Map<String, String> merge(Map<String, String>... parts) {
        Map<String, String> all = new HashMap<>();
        for (var part : parts) {
            all.putAll(part);
        }
        return all;
    }
}
