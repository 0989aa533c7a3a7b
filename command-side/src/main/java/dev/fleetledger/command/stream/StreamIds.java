package dev.fleetledger.command.stream;

import java.util.UUID;

import dev.fleetledger.ledger.StreamId;

/** Ids of the event streams. */
public final class StreamIds {

    public static final StreamId GRANTS = new StreamId("Grants", "fleet");
    public static final StreamId HUB = new StreamId("Hub", "hub");
    public static final StreamId SETTINGS = new StreamId("Settings", "fleet");

    private StreamIds() {}

    public static StreamId draft(UUID draft) {
        return StreamId.of("Draft", draft);
    }

    public static StreamId workload(UUID workload) {
        return StreamId.of("Workload", workload);
    }

    public static StreamId rollout(UUID rollout) {
        return StreamId.of("Rollout", rollout);
    }

    public static StreamId deployment(UUID workload, String cluster) {
        return StreamId.of("Deployment", workload + "/" + cluster);
    }

    public static StreamId cluster(String name) {
        return StreamId.of("Cluster", name);
    }

    public static StreamId question(UUID question) {
        return StreamId.of("Question", question);
    }

    public static StreamId refusals(String actor) {
        return StreamId.of("Refusals", actor);
    }
}
