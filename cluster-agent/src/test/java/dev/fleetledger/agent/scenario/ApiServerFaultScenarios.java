package dev.fleetledger.agent.scenario;

import static dev.fleetledger.contract.report.AttemptResult.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.fleetledger.agent.scenario.FaultProxy.Fault;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;

/** Tests that each generation is applied exactly once, whatever fault occurs between agent and API server. */
abstract class ApiServerFaultScenarios extends NodeScenarios {

    @ParameterizedTest
    @EnumSource
    void appliesEachGenerationOnceDespiteApiServerFaults(Fault fault) throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        proxy.inject(fault);
        Intent second = testWorkload.image("quay.io/prometheus/node-exporter:v2").apply(2, testWorkload.service("web", ""));
        hub.sendIntent(second);
        hub.awaitFacts(second, "an attempt has ended under the fault", facts -> facts.attempt().result() != PENDING);

        proxy.heal();

        DeploymentFacts facts = hub.awaitFacts(second, "all pods ready", ApplyScenarios::isReady);
        assertThat(image(getDaemonSet(testWorkload))).endsWith(":v2");
        assertThat(getDaemonSet(testWorkload).getMetadata().getGeneration()).as("number of spec changes, by the API server's count")
                .isEqualTo(2);
        assertThat(facts.drift()).as("drift after a change of our own whose response was lost").isNull();
        assertThat(hub.facts(second)).as("only attempts and the final result").allMatch(reported -> switch (reported.attempt().result()) {
            case PENDING, RETRYING, APPLIED -> true;
            case WAITING, REFUSED, REMOVING, REMOVED, RELEASED -> false;
        });
    }
}
