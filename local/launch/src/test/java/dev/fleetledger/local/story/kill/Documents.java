package dev.fleetledger.local.story.kill;

import java.util.List;
import java.util.stream.Collectors;

/** The wizard's documents of a workload. */
final class Documents {

    static final String NAMESPACE = "default";

    private Documents() {}

    static String basics(String name) {
        return "{\"name\":\"%s\",\"namespace\":\"%s\"}".formatted(name, NAMESPACE);
    }

    /** Requests so little that the nodes have room for the pods of all lives. */
    static String containers(String image) {
        return """
                {"containers":[{"name":"main","image":"%s",
                  "resources":{"cpu":{"request":"10m"},"memory":{"request":"10Mi"}},
                  "ports":[{"name":"metrics","containerPort":9100}]}]}""".formatted(image);
    }

    static String services(String name) {
        return """
                {"services":[{"name":"%s","type":"ClusterIP",
                  "ports":[{"name":"metrics","port":9100,"targetPort":"metrics"}]}]}""".formatted(name);
    }

    /** At once, so that each command sends its generations itself. */
    static String placement(List<String> clusters) {
        return "{\"clusters\":[%s],\"rollout\":{\"waves\":[{\"name\":\"all\",\"clusters\":{\"rest\":true}}]}}"
                .formatted(clusters.stream().map(cluster -> '"' + cluster + '"').collect(Collectors.joining(",")));
    }
}
