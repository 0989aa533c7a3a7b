package dev.fleetledger.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;

class ControllerRevisionsTest {

    private static final Map<String, Integer> PODS = Map.of("a", 1, "b", 2);

    @Test
    void listsNewestRevisionFirstWithGenerationAndPods() {
        JsonNode revisions = items(revision("ours", 2, "a", "\"fleetledger.dev/generation\":\"7\""), revision("another's", 9, "z", ""),
                revision("ours", 10, "b", ""));

        assertThat(revisionFacts(revisions))
                .containsExactly(new RevisionFacts("name-b", 10, null, 2), new RevisionFacts("name-a", 2, 7L, 1));
    }

    @Test
    void ignoresInvalidGenerationAnnotation() {
        assertThat(revisionFacts(items(revision("ours", 1, "a", "\"fleetledger.dev/generation\":\"x\"")))).first()
                .extracting(RevisionFacts::generation).isNull();
    }

    @Test
    void limitsNumberOfRevisions() {
        String[] many = IntStream.range(0, 30).mapToObj(i -> revision("ours", i, "h" + i, "")).toArray(String[]::new);

        assertThat(revisionFacts(items(many))).hasSize(10).first().extracting(RevisionFacts::revision).isEqualTo(29L);
    }

    private static List<RevisionFacts> revisionFacts(JsonNode revisions) {
        return ControllerRevisions.of(revisions, "ours", hash -> PODS.getOrDefault(hash, 0));
    }

    private static String revision(String owner, int number, String hash, String annotations) {
        return """
                {"metadata":{"name":"name-%3$s","ownerReferences":[{"uid":"%1$s"}],"labels":{"controller-revision-hash":"%3$s"},
                 "annotations":{%4$s}},"revision":%2$d}""".formatted(owner, number, hash, annotations);
    }

    private static JsonNode items(String... items) {
        return ContractJson.MAPPER.readTree(IntStream.range(0, items.length).mapToObj(i -> items[i])
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }
}
