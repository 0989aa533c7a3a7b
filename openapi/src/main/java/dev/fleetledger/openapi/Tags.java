package dev.fleetledger.openapi;

import java.util.Map;
import java.util.TreeMap;

/** Tags of operations, by the first segment of the path. */
final class Tags {

    private static final Map<String, String> TAG_BY_SEGMENT = Map.ofEntries(
            Map.entry("drafts", "Drafts"), Map.entry("workloads", "Workloads"), Map.entry("rollouts", "Rollouts"),
            Map.entry("clusters", "Clusters"), Map.entry("registries", "Registries"), Map.entry("images", "Registries"),
            Map.entry("me", "Access"), Map.entry("people", "Access"), Map.entry("grants", "Access"), Map.entry("settings", "Access"),
            Map.entry("approvals", "Access"), Map.entry("audit", "Audit"), Map.entry("diff", "Audit"), Map.entry("changes", "Audit"),
            Map.entry("hub", "Hub"), Map.entry("openapi.json", "Hub"));

    static final Map<String, String> DESCRIPTIONS = new TreeMap<>(Map.of(
            "Drafts", "What is being made: five steps, saved one by one.",
            "Workloads", "What was made, with its revisions and its deployments per cluster.",
            "Rollouts", "How a change goes through the fleet.",
            "Clusters", "Where it runs, and what is there.",
            "Registries", "Where images come from.",
            "Access", "Who may do what, where.",
            "Audit", "Who did what, when and why, and what came of it.",
            "Hub", "How Fleetledger itself does."));

    private Tags() {}

    static String segment(Endpoint endpoint) {
        return endpoint.path().substring(Endpoint.ROOT.length() + 1).split("[/:]")[0];
    }

    static String of(Endpoint endpoint) {
        String tag = TAG_BY_SEGMENT.get(segment(endpoint));
        if (tag == null) {
            throw new IllegalStateException(endpoint.path() + " has no tag; add the first segment of its path here.");
        }
        return tag;
    }

    /** Whether the endpoint responds without authentication. */
    static boolean isOpen(Endpoint endpoint) {
        return segment(endpoint).equals("openapi.json");
    }
}
