package dev.fleetledger.manifest.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Given;
import dev.fleetledger.manifest.document.Step;

/** Resources of a workload's pods. */
class TotalsTest {
    private static final Documents DRAFT = Given.smallest().with(Step.CONTAINERS, Given.json("""
        {'containers': [
           {'name': 'one', 'image': 'a:1', 'resources': {'cpu': {'request': '100m', 'limit': '1'}, 'memory': {'request': '', 'limit': '1Gi'}}},
           {'name': 'two', 'image': 'a:1', 'resources': {'cpu': {'request': 0.2, 'limit': '0'}, 'memory': {'request': '512Mi', 'limit': '1Gi'}}}],
         'initContainers': [
           {'name': 'init', 'image': 'a:1', 'resources': {'cpu': {'request': '250m', 'limit': '250m'}, 'memory': {'request': '4Gi', 'limit': '4Gi'}}}]}"""));

    @Test
    void usesSumOfContainersOrLargestInitContainer() {
        Totals totals = Totals.perNode(DRAFT);

        assertThat(totals.cpuRequest()).isEqualByComparingTo("0.3");
        assertThat(totals.cpuLimit()).isEqualByComparingTo("1");
        assertThat(totals.memoryRequest()).isEqualByComparingTo(new BigDecimal(4L << 30));
        assertThat(totals.memoryLimit()).isEqualByComparingTo(new BigDecimal(4L << 30));
    }

    @Test
    void multipliesByNumberOfNodes() {
        assertThat(Totals.perNode(DRAFT).on(1000).cpuRequest()).isEqualByComparingTo("300");
    }

    @Test
    void usesLimitWithoutRequestAsRequest() {
        Documents draft = Given.smallest().with(Step.CONTAINERS, Given.json(
            "{'containers': [{'name': 'one', 'image': 'a:1', 'resources': {'memory': {'request': '0', 'limit': '1Gi'}}}]}"));

        assertThat(Totals.perNode(draft).memoryRequest()).isEqualByComparingTo(new BigDecimal(1L << 30));
    }
}
