package dev.fleetledger.local.hub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** Reads from the audit which credential each cluster got last, whoever requested it. The audit contains its id, not the secret. */
public final class IssuedCredentials {

    private static final String PATH = "/credentials/";

    private final HubClient hubClient;
    private long lastPosition;
    private String lastTime = "";

    public IssuedCredentials(HubClient hubClient) {
        this.hubClient = hubClient;
    }

    /** Returns by cluster the id of the newest credential that was issued since the previous call; the first call considers all. */
    public Map<String, String> readNew() {
        Map<String, String> credentials = new HashMap<>();
        Map<String, Long> positions = new HashMap<>();
        long newest = lastPosition;
        var since = lastTime.isEmpty() ? "" : "&from=" + lastTime;
        for (var action : List.of("cluster.join", "cluster.rotate")) {
            for (var entry : hubClient.list("/api/v1/audit", "&outcome=accepted&action=" + action + since)) {
                long position = Long.parseLong(entry.path("position").asString());
                var cluster = entry.at("/target/cluster").asString("");
                if (position > lastPosition && position > positions.getOrDefault(cluster, 0L)) {
                    positions.put(cluster, position);
                    credentials.put(cluster, credential(entry));
                }
                if (position > newest) {
                    newest = position;
                    lastTime = entry.path("at").asString();
                }
            }
        }
        lastPosition = newest;
        return credentials;
    }

    private static String credential(JsonNode entry) {
        for (var change : entry.path("changes")) {
            if (change.path("path").asString("").startsWith(PATH) && "issued".equals(change.path("after").asString(""))) {
                return change.path("path").asString().substring(PATH.length());
            }
        }
        return "";
    }
}
