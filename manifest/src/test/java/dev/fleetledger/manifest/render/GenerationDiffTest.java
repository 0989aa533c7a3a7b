package dev.fleetledger.manifest.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.TestDocuments;

/** Compares the objects of a generation with those of the previous one. */
class GenerationDiffTest {
    private static final String DAEMON_SET = "{'kind': 'DaemonSet', 'metadata': {'name': 'a'}}";
    private static final String NAMESPACE = "{'kind': 'Namespace', 'metadata': {'name': 'n'}}";

    @Test
    void dropsOnlyServicesThatNoLongerExist() {
        JsonNode before = TestDocuments.json("[" + NAMESPACE + ", " + DAEMON_SET + ", " + service("stays", "{}") + ", "
                + service("goes", "{}") + "]");
        JsonNode after = TestDocuments.json("[" + service("stays", "{}") + ", " + service("comes", "{}") + "]");

        assertThat(GenerationDiff.dropped(before, after)).containsExactly("Service/goes");
        assertThat(GenerationDiff.replaced(before, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type': 'ClusterIP', 'clusterIP': 'None'} | {'type': 'ClusterIP'} | true",
        "{'type': 'ClusterIP'} | {'type': 'ClusterIP', 'clusterIP': 'None'} | true",
        "{'type': 'ClusterIP', 'clusterIP': 'None'} | {'type': 'ClusterIP', 'clusterIP': 'None'} | false",
        "{'type': 'ClusterIP'} | {'type': 'NodePort'} | false",
        "{'type': 'LoadBalancer', 'loadBalancerClass': 'a/b'} | {'type': 'LoadBalancer', 'loadBalancerClass': 'a/c'} | true",
        "{'type': 'LoadBalancer'} | {'type': 'LoadBalancer', 'loadBalancerClass': 'a/b'} | true",
        "{'type': 'LoadBalancer', 'loadBalancerClass': 'a/b'} | {'type': 'LoadBalancer', 'loadBalancerClass': 'a/b'} | false",
        "{'type': 'NodePort'} | {'type': 'LoadBalancer', 'loadBalancerClass': 'a/b'} | false"})
    void replacesServicesThatKubernetesCannotChangeInPlace(String before, String after, boolean replaced) {
        JsonNode previous = TestDocuments.json("[" + service("one", before) + "]");
        JsonNode current = TestDocuments.json("[" + service("one", after) + "]");

        assertThat(GenerationDiff.replaced(previous, current)).isEqualTo(replaced ? List.of("Service/one") : List.of());
    }

    private static String service(String name, String spec) {
        return "{'kind': 'Service', 'metadata': {'name': '" + name + "'}, 'spec': " + spec + "}";
    }
}
