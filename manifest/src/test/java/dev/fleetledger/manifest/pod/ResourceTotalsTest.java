package dev.fleetledger.manifest.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;

/** Resources of a workload's pods. */
class ResourceTotalsTest {
    private static final StepDocuments DRAFT = TestDocuments.smallest().with(Step.CONTAINERS, TestDocuments.json("""
        {'containers': [
           {'name': 'one', 'image': 'a:1', 'resources': {'cpu': {'request': '100m', 'limit': '1'}, 'memory': {'request': '', 'limit': '1Gi'}}},
           {'name': 'two', 'image': 'a:1', 'resources': {'cpu': {'request': 0.2, 'limit': '0'}, 'memory': {'request': '512Mi', 'limit': '1Gi'}}}],
         'initContainers': [
           {'name': 'init', 'image': 'a:1', 'resources': {'cpu': {'request': '250m', 'limit': '250m'}, 'memory': {'request': '4Gi', 'limit': '4Gi'}}}]}"""));

    @Test
    void usesSumOfContainersOrLargestInitContainer() {
        ResourceTotals resourceTotals = ResourceTotals.perNode(DRAFT);

        assertThat(resourceTotals.cpuRequest()).isEqualByComparingTo("0.3");
        assertThat(resourceTotals.cpuLimit()).isEqualByComparingTo("1");
        assertThat(resourceTotals.memoryRequest()).isEqualByComparingTo(new BigDecimal(4L << 30));
        assertThat(resourceTotals.memoryLimit()).isEqualByComparingTo(new BigDecimal(4L << 30));
    }

    @Test
    void multipliesByNumberOfNodes() {
        assertThat(ResourceTotals.perNode(DRAFT).forNodes(1000).cpuRequest()).isEqualByComparingTo("300");
    }

    @Test
    void usesLimitWithoutRequestAsRequest() {
        StepDocuments draft = TestDocuments.smallest().with(Step.CONTAINERS, TestDocuments.json(
            "{'containers': [{'name': 'one', 'image': 'a:1', 'resources': {'memory': {'request': '0', 'limit': '1Gi'}}}]}"));

        assertThat(ResourceTotals.perNode(draft).memoryRequest()).isEqualByComparingTo(new BigDecimal(1L << 30));
    }
}
