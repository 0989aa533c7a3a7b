package dev.fleetledger.manifest.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.manifest.document.TestDocuments;

/** Target clusters are (named, matching, or all) without the excluded. */
class TargetResolverTest {
    private static final List<PlacementCluster> FLEET = List.of(
        new PlacementCluster("eu-1", Map.of("region", "eu", "tier", "low"), false),
        new PlacementCluster("eu-2", Map.of("region", "eu"), false),
        new PlacementCluster("us-1", Map.of("region", "us"), false),
        new PlacementCluster("us-2", Map.of("region", "us"), true));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'clusters': ['eu-2', 'eu-1']}                                              | eu-1 eu-2",
        "{'all': true}                                                               | eu-1 eu-2 us-1",
        "{'all': true, 'exclude': ['eu-1']}                                          | eu-2 us-1",
        "{'clusters': ['eu-1'], 'exclude': ['eu-1']}                                 | ''",
        "{'selector': {'matchLabels': {'region': 'eu'}}, 'clusters': ['us-1']}       | eu-1 eu-2 us-1",
        "{'selector': {'matchExpressions': [{'key': 'tier', 'operator': 'DoesNotExist'}]}} | eu-2 us-1",
        "{'selector': {'matchExpressions': [{'key': 'region', 'operator': 'NotIn', 'values': ['eu']}]}} | us-1",
        "{'selector': {'matchExpressions': [{'key': 'tier', 'operator': 'In', 'values': ['low']}]}} | eu-1",
        "{'selector': {}}                                                            | ''",
        "{}                                                                          | ''"})
    void selectsClustersByNameSelectorOrAll(String placement, String chosen) {
        List<TargetCluster> targets = TargetResolver.resolve(TestDocuments.json(placement), FLEET);

        assertThat(String.join(" ", targets.stream().filter(TargetCluster::chosen).map(TargetCluster::cluster).toList())).isEqualTo(chosen);
        assertThat(targets).hasSize(FLEET.size());
    }

    @Test
    void givesReasonForEachCluster() {
        List<TargetCluster> targets =
                TargetResolver.resolve(TestDocuments.json("{'clusters': ['eu-1', 'mars'], 'all': true, 'exclude': ['us-1']}"), FLEET);

        assertThat(targets).extracting(targetCluster -> targetCluster.cluster() + " " + targetCluster.why()).containsExactly(
            "eu-1 is named", "eu-2 is one of all", "mars is not in the fleet", "us-1 is excluded", "us-2 is cordoned");
    }
}
