package dev.fleetledger.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;

class DaemonSetWatchHandlerTest {

    private static final UUID WORKLOAD = UUID.fromString("0197a1b2-0000-7000-8000-000000000002");

    private final DeploymentStates deploymentStates = new DeploymentStates(Clock.systemUTC());
    private final DaemonSetWatchHandler watchHandler = new DaemonSetWatchHandler(deploymentStates, workload -> { }, workload -> { });

    @Test
    void ignoresResponseOlderThanWatchEvent() {
        watchHandler.onPresent(WORKLOAD, daemonSet(12, 3));

        watchHandler.onResponse(WORKLOAD, daemonSet(10, 0));

        assertThat(ready()).isEqualTo(3);
    }

    @Test
    void acceptsNewerWatchEvent() {
        watchHandler.onResponse(WORKLOAD, daemonSet(10, 0));

        watchHandler.onPresent(WORKLOAD, daemonSet(12, 3));

        assertThat(ready()).isEqualTo(3);
    }

    @Test
    void acceptsLowerResourceVersionAfterRelist() {
        watchHandler.onPresent(WORKLOAD, daemonSet(1000, 3));

        watchHandler.onRelist();
        watchHandler.onPresent(WORKLOAD, daemonSet(7, 2));

        assertThat(ready()).isEqualTo(2);
    }

    @Test
    void knowsNoWorkloadByLabelOnAnotherOnesObject() {
        UUID unknown = UUID.randomUUID();
        deploymentStates.change(WORKLOAD, state -> state.withIntent(new Intent(UUID.randomUUID(), WORKLOAD, "eu-1", 1, DeploymentAction.APPLY,
                1, "default", "node-exporter", List.of(), "refuse", "correct", "PT1M", null, null, new Hub(UUID.randomUUID(), 1, 1), null)));

        watchHandler.onPresent(unknown, daemonSet(12, 3));

        assertThat(deploymentStates.find(unknown)).isNull();
    }

    private int ready() {
        return Objects.requireNonNull(Objects.requireNonNull(deploymentStates.find(WORKLOAD)).object()).ready();
    }

    private static LiveObject daemonSet(long version, int ready) {
        return new LiveObject(ContractJson.MAPPER.readTree("""
                {"apiVersion":"apps/v1","kind":"DaemonSet",
                 "metadata":{"namespace":"default","name":"node-exporter","uid":"u-1","resourceVersion":"%d","generation":1},
                 "status":{"desiredNumberScheduled":3,"numberReady":%d}}""".formatted(version, ready)));
    }
}
