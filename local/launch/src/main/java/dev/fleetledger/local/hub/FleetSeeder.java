package dev.fleetledger.local.hub;

import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.local.cluster.JoinManifestReader;
import dev.fleetledger.local.cluster.LocalCluster;
import dev.fleetledger.local.folder.DataFolder;

/**
 * Registers and joins the clusters, grants roles to the seeded people and sets the guard rails, as an administrator would manually; it is
 * idempotent.
 */
public final class FleetSeeder {

    /** One row per grant of the seeded people: person, role, scope. */
    private static final List<SeededGrant> GRANTS = List.of(
            new SeededGrant("alice", "NSEditor", Map.of("all", true, "namespace", "default")),
            new SeededGrant("alice", "NSEditor", Map.of("all", true, "namespace", "monitoring")),
            new SeededGrant("bob", "NSViewer", Map.of("all", true, "namespace", "default")),
            new SeededGrant("carol", "Auditor", Map.of("all", true)),
            new SeededGrant("dave", "NSEditor", Map.of("all", false, "clusters", List.of("eu-1"), "namespace", "default")));

    private static final String SETTINGS = "/api/v1/settings";
    /** Version of settings that nobody has changed. */
    private static final long UNCHANGED = 0;
    private static final int DELETE_FROM_CLUSTERS = 4;

    private record SeededGrant(String person, String role, Map<String, Object> scope) {}

    private final HubClient hubClient;
    private final DataFolder data;

    public FleetSeeder(HubClient hubClient, DataFolder data) {
        this.hubClient = hubClient;
        this.data = data;
    }

    public void register(List<LocalCluster> clusters) {
        var registered = names(hubClient.list("/api/v1/clusters"));
        BoundedConcurrency.forEach(clusters.stream().filter(cluster -> !registered.contains(cluster.name())).toList(),
                cluster -> hubClient.post("/api/v1/clusters",
                        Map.of("name", cluster.name(), "labels", cluster.labels(), "reason", "seeded by local"),
                        "local/cluster/" + cluster.name()));
    }

    /**
     * Requests a cluster's credential once, because it is returned only once, and stores it in the data folder. A stored one without a
     * Kafka user is from an older version and is requested again.
     */
    public String joinManifest(String cluster) {
        var file = data.joinManifest(cluster);
        if (Files.notExists(file) || !DataFolder.read(file).contains("kafka-user:")) {
            DataFolder.write(file, hubClient.post("/api/v1/clusters/" + cluster + ":join", Map.of(), UUID.randomUUID().toString()));
        }
        return DataFolder.read(file);
    }

    /** Requests a new credential, as after a rotation by somebody else, and stores it. The one that the other person got stays valid. */
    public void renewCredential(String cluster) {
        var rotated = hubClient.post("/api/v1/clusters/" + cluster + ":rotate",
                Map.of("reason", "local's agent continues with a credential of its own"), UUID.randomUUID().toString());
        DataFolder.write(data.joinManifest(cluster), JoinManifestReader.withCredential(joinManifest(cluster), rotated));
    }

    public void grant(Map<String, String> people) {
        var existing = hubClient.list("/api/v1/grants").stream().map(FleetSeeder::holderAndRole).collect(Collectors.toSet());
        for (int i = 0; i < GRANTS.size(); i++) {
            var seededGrant = GRANTS.get(i);
            var subject = people.getOrDefault(seededGrant.person(), seededGrant.person());
            if (!existing.contains(subject + " " + seededGrant.role() + " " + seededGrant.scope().getOrDefault("namespace", ""))) {
                hubClient.post("/api/v1/grants", Map.of("role", seededGrant.role(), "holder", Map.of("kind", "user", "id", subject),
                        "scope", seededGrant.scope(), "reason", "seeded by local"), "local/grant/" + i);
            }
        }
    }

    /**
     * Lets one person delete a workload from the three clusters of a default fleet, for which the default guard rails want a second Fleet
     * Admin. Settings that somebody has changed stay as they are.
     */
    public void setGuardRails() {
        var settings = hubClient.get(SETTINGS);
        if (settings.path("version").asLong() == UNCHANGED) {
            settings.withObject("/secondPerson").put("deleteFromClusters", DELETE_FROM_CLUSTERS);
            try {
                hubClient.put(SETTINGS, settings, UNCHANGED, "local/settings");
            } catch (HttpCalls.HttpStatusException changed) {
                requireStale(changed);
            }
        }
    }

    /** The views may not show a change yet that was made before the restart. */
    private static void requireStale(HttpCalls.HttpStatusException refused) {
        if (refused.status() != HttpURLConnection.HTTP_PRECON_FAILED) {
            throw refused;
        }
    }

    private static String holderAndRole(JsonNode grant) {
        return grant.at("/holder/id").asString("") + " " + grant.path("role").asString("") + " "
                + grant.at("/scope/namespace").asString("");
    }

    private static Set<String> names(Set<JsonNode> clusters) {
        return clusters.stream()
                .map(cluster -> cluster.path("name").asString(cluster.path("id").asString("")))
                .collect(Collectors.toSet());
    }
}
