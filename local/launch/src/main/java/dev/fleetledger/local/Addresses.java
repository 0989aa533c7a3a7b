package dev.fleetledger.local;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.local.cluster.LocalCluster;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.folder.PortPlan;
import dev.fleetledger.local.folder.Secrets;
import dev.fleetledger.local.process.LocalService;

/**
 * Addresses of all processes. {@code localhost} is used where browsers connect: cookies and tokens of the issuer and the console
 * contain it.
 */
record Addresses(DataFolder data, PortPlan ports, Secrets secrets, boolean shared) {

    static final String DATABASE = "fleetledger";

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    URI console() {
        return URI.create("http://localhost:" + ports.console());
    }

    URI issuer() {
        return URI.create("http://localhost:" + ports.portOf("issuer"));
    }

    URI commandSide() {
        return loopback("command-side");
    }

    URI querySide() {
        return loopback("query-side");
    }

    /** Returns the address of a simulated cluster. */
    URI cluster(String cluster) {
        return loopback(shared ? LocalService.SIMULATIONS.title() : FleetContext.clusterProcess(cluster));
    }

    URI agent(String cluster) {
        return shared ? agents().resolve("/clusters/" + cluster) : loopback(FleetContext.agentProcess(cluster));
    }

    /** Responds with a success status once that agent is ready. */
    URI agentReadiness(String cluster) {
        return URI.create(agent(cluster) + "/readyz");
    }

    /** Returns the address of the process that runs many agents. */
    URI agents() {
        return loopback(LocalService.AGENTS.title());
    }

    URI control() {
        return loopback("local");
    }

    URI management(String process) {
        return loopback(process + ".management");
    }

    String kafka() {
        return "127.0.0.1:" + ports.portOf("kafka");
    }

    int postgres() {
        return ports.portOf("postgresql");
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres() + "/" + DATABASE;
    }

    private URI loopback(String process) {
        return URI.create("http://127.0.0.1:" + ports.portOf(process));
    }

    /** @param simulated whether the clusters run on this machine too */
    void write(List<LocalCluster> clusters, boolean simulated) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("console", console());
        all.put("commandSide", commandSide());
        all.put("querySide", querySide());
        all.put("issuer", issuer());
        all.put("kafka", kafka());
        all.put("kafkaClients", Map.of("admin", data.kafkaClient("admin").toString(), "examiner", data.kafkaClient("examiner").toString(),
                "agents", byName(clusters, cluster -> data.agentKafkaClient(cluster).toString())));
        all.put("jdbc", jdbcUrl());
        all.put("logins", logins());
        all.put("management", Map.of("commandSide", management("command-side"), "querySide", management("query-side"),
                "console", management("console"), "issuer", issuer()));
        all.put("agents", byName(clusters, this::agent));
        if (simulated) {
            all.put("clusters", byName(clusters, this::cluster));
        }
        all.put("local", control());
        DataFolder.write(data.addresses(), JSON.writeValueAsString(all) + "\n");
    }

    private static <T> Map<String, T> byName(List<LocalCluster> clusters, Function<String, T> address) {
        Map<String, T> addresses = new LinkedHashMap<>();
        clusters.forEach(cluster -> addresses.put(cluster.name(), address.apply(cluster.name())));
        return addresses;
    }

    private Map<String, String> logins() {
        var logins = secrets.databaseLogins();
        Map<String, String> passwords = new LinkedHashMap<>();
        passwords.put("postgres", secrets.databaseAdmin());
        passwords.put(logins.owner().user(), logins.owner().password());
        passwords.put(logins.command().user(), logins.command().password());
        passwords.put(logins.query().user(), logins.query().password());
        passwords.put(logins.console().user(), logins.console().password());
        return passwords;
    }
}
