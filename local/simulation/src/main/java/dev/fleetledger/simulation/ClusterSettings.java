package dev.fleetledger.simulation;

import java.util.List;

/** Settings of a simulated cluster. With an empty token the API requires no authentication. */
public record ClusterSettings(String name, String token, int nodes, List<String> namespaces) {

    public static ClusterSettings named(String name) {
        return new ClusterSettings(name, "", 3, List.of("default"));
    }

    public ClusterSettings withToken(String given) {
        return new ClusterSettings(name, given, nodes, namespaces);
    }

    public ClusterSettings withNodes(int count) {
        return new ClusterSettings(name, token, count, namespaces);
    }

    public ClusterSettings withNamespaces(String... names) {
        return new ClusterSettings(name, token, nodes, List.of(names));
    }
}
